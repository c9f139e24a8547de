import Domain
import Operations

extension RehearsalReport {
    /// The same bytes for the same play: nothing in it depends on the machine, its clock or the number of workers.
    public var table: String {
        ([heading] + sections.map(\.text)).joined(separator: "\n\n") + "\n"
    }

    /// How long it took, and what had to be done twice.
    public var paceInWords: String {
        let seconds = pace.wallTime.components.seconds
        let failed = pace.failedAttempts.map { "\($0.value) × \($0.key)" }.sorted().joined(separator: ", ")
        return """
            \(pace.workers) \(pace.workers == 1 ? "worker" : "workers"), \(seconds) s; \(pace.moments) moments, \
            \(pace.acts) acts, \(mails.reduce(0) { $0 + $1.count }) messages; \
            \(pace.readings.drawn) second readings, \(pace.readings.done) done, \(pace.readings.agreed) agreed; \
            failed attempts: \(failed.isEmpty ? "none" : failed)
            """
    }

    private var heading: String {
        let lines = shares.map { "  \($0.name): \($0.habits)" }
        return """
            \(complaints) complaints, \(days) days from \(start.spoken), seed \(seed)
            shares in per cent
            \(lines.joined(separator: "\n"))
            """
    }

    private var sections: [ReportSection] {
        [
            ReportSection(
                "Cases", ["status", "reason", "cases"], cases.map { $0.names + ["\($0.count)"] }, total: true),
            ReportSection("Messages", ["kind", "to", "sent"], mails.map { $0.names + ["\($0.count)"] }, total: true),
            ReportSection("Reminders and chases", ["kind", "step", "sent"], chases.map { $0.names + ["\($0.count)"] }),
            ReportSection(
                "Deadlines", ["step", "met", "missed", "cancelled", "running"],
                deadlines.map {
                    [$0.step.rawValue, "\($0.met)", "\($0.missed)", "\($0.cancelled)", "\($0.running)"]
                }),
            ReportSection(
                "Bank holidays announced", ["on", "day", "called", "dates moved"],
                announcements.map { $0.names + ["\($0.count)"] }),
            ReportSection(
                "Service standards",
                ["scheme", "standard", "in time %", "in time", "late", "overdue", "under way", "over before", "cases"],
                standardRows),
            ReportSection(
                "Complaints by scheme", ["scheme", "refused", "not taken up", "taken up", "received"],
                standards.map {
                    [$0.scheme.rawValue, "\($0.refused)", "\($0.notTakenUp)", "\($0.accepted)", "\($0.received)"]
                }, total: true),
            ReportSection(
                "Spike alarms", ["from", "until", "cell", "expected", "complaints"],
                spikes.map {
                    [
                        $0.firstDay.iso8601, $0.lastDay.iso8601, $0.cell.name, "\(Int($0.expected.rounded()))",
                        "\($0.observed)",
                    ]
                }),
            ReportSection(
                "History, verified", ["what", "count"],
                [
                    ["cases", "\(history.cases)"], ["entries", "\(history.entries)"], ["seals", "\(history.seals)"],
                    ["faults", "\(history.faultCount)"], ["reports to providers", "\(providerReports)"],
                    ["digests to providers", "\(digests)"],
                ]),
            ReportSection("Violations", ["rule", "times"], violationRows, total: true, details: violationsInWords),
        ]
    }

    private var standardRows: [[String]] {
        standards.flatMap { report in
            report.results.map { result in
                let share = result.percentInTime.map { "\(Int($0.rounded(.down)))" } ?? ""
                return [
                    report.scheme.rawValue, result.standard.id, share, "\(result.inTime)", "\(result.late)",
                    "\(result.overdue)", "\(result.underWay)", "\(result.endedBefore)", "\(result.started)",
                ]
            }
        }
    }

    private var violationRows: [[String]] {
        Violation.Rule.allCases.map { rule in
            [rule.rawValue, "\(violations.count { $0.rule == rule })"]
        }
    }

    private var violationsInWords: [String] {
        violations.prefix(Self.mostDetails).map { violation in
            "- \(violation.ordinal.map { "complaint \($0): " } ?? "")\(violation.rule.rawValue): \(violation.detail)"
        }
    }

    private static let mostDetails = 50
}

/// A title over columns; the last ones are numbers.
struct ReportSection {
    private let title: String
    private let rows: [[String]]
    private let details: [String]

    init(_ title: String, _ columns: [String], _ rows: [[String]], total: Bool = false, details: [String] = []) {
        self.title = title
        self.details = details
        let sum = rows.reduce(0) { $0 + (Int($1.last ?? "") ?? 0) }
        let blanks = Array(repeating: "", count: max(0, columns.count - 2))
        self.rows = [columns] + rows + (total ? [["together"] + blanks + ["\(sum)"]] : [])
    }

    var text: String {
        ([title] + rows.map(line) + details).joined(separator: "\n")
    }

    private func line(_ cells: [String]) -> String {
        let padded = cells.enumerated().map { column, cell in
            let padding = String(repeating: " ", count: width(of: column) - cell.count)
            return isNumber(column) ? padding + cell : cell + padding
        }
        let line = "  " + padded.joined(separator: "  ")
        return String(line.reversed().drop { $0 == " " }.reversed())
    }

    private func width(of column: Int) -> Int {
        rows.map { $0[column].count }.max() ?? 0
    }

    private func isNumber(_ column: Int) -> Bool {
        rows.dropFirst().allSatisfy { $0[column].isEmpty || Int($0[column]) != nil }
            && rows.dropFirst().contains { !$0[column].isEmpty }
    }
}
