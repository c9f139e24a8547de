import Domain
import Operations

/// Looks through what the scheme says of its cases as a whole: its standards, its alarms, and its histories.
struct InsightAudit {
    let overview: Overview
    let complaints: Int
    let incident: Incident?
    let plan: RehearsalPlan

    func violations() -> [Violation] {
        unsound() + unnamed() + unequal()
    }

    private func unsound() -> [Violation] {
        overview.history.faults.map { fault in
            Violation(.history, nil, "\(fault.kind.rawValue): \(fault.detail)")
        }
    }

    /// An alarm by the end of the second day, which names what the complaints have in common. It may count the quiet day
    /// before with the first one.
    private func unnamed() -> [Violation] {
        guard let incident else { return [] }
        let first = plan.dayOfIncident
        let days = first.adding(days: -1)...first.adding(days: Arrivals.daysOfIncident - 1)
        let isNamed = overview.spikes.contains { $0.cell == incident.cell && days.contains($0.firstDay) }
        return isNamed ? [] : [Violation(.incident, nil, "\(incident.complaints) complaints: \(incident.cell.name)")]
    }

    /// Every case belongs to one scheme, and every one that was taken up is counted once by each standard that begins
    /// there.
    private func unequal() -> [Violation] {
        let received = overview.standards.reduce(0) { $0 + $1.received }
        let total =
            received == complaints ? [] : [Violation(.standards, nil, "\(received) received of \(complaints)")]
        return total
            + overview.standards.flatMap { report in
                report.results
                    .filter { $0.standard.start == .caseAccepted && $0.started != report.accepted }
                    .map { result in
                        let words = "\(report.scheme.rawValue), \(result.standard.id)"
                        return Violation(.standards, nil, "\(words): \(result.started) of \(report.accepted)")
                    }
            }
    }
}
