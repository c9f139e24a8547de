import Domain
import FoundationEssentials

/// What second readings came to, in all and by who drafted.
struct SecondReadingText {
    private let report: SecondReadingReport
    private let lines: [(name: String, tally: SecondReadingTally)]

    init(_ report: SecondReadingReport, _ names: [StaffID: String]) {
        self.report = report
        lines = report.drafters.map { (names[$0.drafter] ?? $0.drafter.rawValue.uuidString.lowercased(), $0.tally) }
    }

    var text: String {
        var table = TextTable(
            "SECOND READINGS", "DRAWN", "DONE", "OVERDUE", "AGREED", "SHARE", "95 %", "OTHER SUM", "ISSUES", "KAPPA", ""
        )
        for line in lines + [("all", report.total)] {
            let tally = line.tally
            table.add(
                line.name, "\(tally.drawn)", "\(tally.done)", "\(tally.overdue)", "\(tally.agreed)",
                tally.share.map { "\(Self.percent($0)) %" } ?? "",
                tally.interval.map { "\(Self.percent($0.lowerBound))-\(Self.percent($0.upperBound)) %" } ?? "",
                "\(tally.otherAward)", "\(tally.issues)", tally.kappa.map(Self.hundredths) ?? "",
                tally.issues > 0 && tally.isSmall ? "too few issues for kappa to say much" : "")
        }
        return table.text
    }

    var json: JSONValue {
        [
            "all": Self.json(report.total),
            "caseworkers": .array(
                lines.map { line in
                    guard case .object(var object) = Self.json(line.tally) else { return .null }
                    object["caseworker"] = .string(line.name)
                    return .object(object)
                }),
        ]
    }

    private static func json(_ tally: SecondReadingTally) -> JSONValue {
        [
            "drawn": JSONValue(count: tally.drawn), "done": JSONValue(count: tally.done),
            "overdue": JSONValue(count: tally.overdue), "agreed": JSONValue(count: tally.agreed),
            "other_award": JSONValue(count: tally.otherAward),
            "share": tally.share.map { JSONValue(figure: $0) } ?? .null,
            "low": tally.interval.map { JSONValue(figure: $0.lowerBound) } ?? .null,
            "high": tally.interval.map { JSONValue(figure: $0.upperBound) } ?? .null,
            "issues": JSONValue(count: tally.issues), "kappa": tally.kappa.map { JSONValue(figure: $0) } ?? .null,
            "too_few_issues": .bool(tally.isSmall),
        ]
    }

    private static func percent(_ share: Double) -> Int { Int((share * 100).rounded()) }

    private static func hundredths(_ value: Double) -> String {
        let count = Int((value * 100).rounded())
        let rest = abs(count) % 100
        return "\(count < 0 ? "-" : "")\(abs(count) / 100).\(rest < 10 ? "0" : "")\(rest)"
    }
}
