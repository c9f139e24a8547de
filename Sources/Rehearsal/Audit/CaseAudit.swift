import Domain
import Operations
import Persistence

/// Looks through the cases and their clocks as they stand at the end.
struct CaseAudit {
    let records: Records
    let complaints: Int

    func violations() -> [Violation] {
        unarmed() + running() + lost() + dead() + diagnosed()
    }

    private func unarmed() -> [Violation] {
        records.cases.values
            .filter { $0.state.status.isOpen && !records.armed.contains($0.id) }
            .map { Violation(.notArmed, records.ordinals[$0.id], $0.state.status.rawValue) }
    }

    private func running() -> [Violation] {
        records.ledger.filter { $0.deadline.endedAt == nil }.compactMap { line in
            guard let subject = records.cases[line.caseID], !subject.state.status.isOpen else { return nil }
            return Violation(.clockRunsOn, records.ordinals[line.caseID], line.deadline.derivation.step.rawValue)
        }
    }

    private func lost() -> [Violation] {
        let counts = (records.cases.count, records.ordinals.count)
        guard counts != (complaints, complaints) else { return [] }
        return [Violation(.strangeCase, nil, "\(complaints) complaints, \(counts.0) cases, \(counts.1) of them known")]
    }

    private func dead() -> [Violation] {
        records.deadJobs == 0 ? [] : [Violation(.deadJob, nil, "\(records.deadJobs) dead letters")]
    }

    private func diagnosed() -> [Violation] {
        let ordinals = Dictionary(
            uniqueKeysWithValues: records.cases.values.map { ($0.reference, records.ordinals[$0.id]) })
        return records.diagnoses.flatMap { diagnosis in
            diagnosis.violations.map { breach in
                let ordinal = breach.reference.flatMap { ordinals[$0] ?? nil }
                return Violation(.doctor, ordinal, "\(diagnosis.name): \(breach.detail)")
            }
        }
    }
}
