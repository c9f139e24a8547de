import Domain
import Operations

/// What an import did, for people and for programs.
struct ImportReportText {
    let report: ImportReport
    /// Whether it only would have.
    let isDryRun: Bool

    var text: String {
        let total = report.taken + report.alreadyThere + report.rejectedCount
        let sums = """
            \(total) rows: \(report.taken) \(isDryRun ? "would be taken" : "taken"), \
            \(report.alreadyThere) were there already, \(report.rejectedCount) rejected
            """
        return ([sums] + [outcomes, waits, providers, rejected].filter { !$0.isEmpty }).joined(separator: "\n\n")
    }

    private var outcomes: String {
        guard report.taken > 0 else { return "" }
        var table = TextTable("OUTCOME", "GROUND", "SCHEME", "CLAUSE", "CASES")
        for (outcome, count) in report.outcomes {
            table.add(
                outcome.outcome, outcome.ground?.rawValue ?? "", outcome.scheme.rawValue, outcome.clause, "\(count)")
        }
        let sums = report.byOutcome.map { "\($0.outcome) \($0.count)" }.joined(separator: ", ")
        return "\(sums)\n\n\(table.text)"
    }

    private var waits: String {
        guard !report.waits.isEmpty else { return "" }
        var table = TextTable("WAITING RULE (WITHOUT AN ADR LETTER)", "CASES")
        for (clause, count) in report.waits { table.add(clause, "\(count)") }
        return table.text
    }

    private var providers: String {
        guard !report.providers.isEmpty else { return "" }
        let counts = report.providers.map { "\($0.provider) \($0.count)" }.joined(separator: ", ")
        return "PROVIDERS\n\(counts)"
    }

    private var rejected: String {
        let rows = report.rejected.flatMap { row in
            row.problems.map {
                "line \(row.line)\(row.externalID.map { " (\($0))" } ?? ""): \($0.pointer) \($0.message)"
            }
        }
        let more = report.rejectedCount - report.rejected.count
        return (rows + (more > 0 ? ["and \(more) rows more"] : [])).joined(separator: "\n")
    }

    var json: JSONValue {
        [
            "dry_run": .bool(isDryRun),
            "taken": JSONValue(count: report.taken),
            "already_there": JSONValue(count: report.alreadyThere),
            "rejected": JSONValue(count: report.rejectedCount),
            "by_outcome": counts(report.byOutcome.map { ($0.outcome, $0.count) }),
            "by_scheme": counts(report.byScheme.map { ($0.scheme, $0.count) }),
            "by_provider": counts(report.providers.map { ($0.provider.rawValue, $0.count) }),
            "by_waiting_rule": counts(report.waits.map { ($0.clause, $0.count) }),
            "outcomes": .array(report.outcomes.map(outcome)),
            "rejected_rows": .array(report.rejected.map(\.json)),
        ]
    }

    private func counts(_ pairs: [(String, Int)]) -> JSONValue {
        var object = JSONObject()
        for (key, count) in pairs { object[key] = JSONValue(count: count) }
        return .object(object)
    }

    private func outcome(_ entry: (outcome: ImportOutcome, count: Int)) -> JSONValue {
        [
            "outcome": .string(entry.outcome.outcome), "ground": JSONValue(text: entry.outcome.ground?.rawValue),
            "scheme": .string(entry.outcome.scheme.rawValue), "clause": .string(entry.outcome.clause),
            "cases": JSONValue(count: entry.count),
        ]
    }
}
