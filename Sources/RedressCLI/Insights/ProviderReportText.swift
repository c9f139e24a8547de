import Domain
import Operations

/// A provider's month, for people and for programs.
struct ProviderReportText {
    let report: ProviderReport

    var text: String {
        [
            "\(report.provider), \(report.month)", history, table("ISSUE", report.causes),
            table("SERVICE", report.services), table("REGION", report.regions), endings,
        ].filter { !$0.isEmpty }.joined(separator: "\n\n")
    }

    private var history: String {
        var table = TextTable("MONTH", "COMPLAINTS")
        for (month, cases) in report.history { table.add(month.iso8601, "\(cases)") }
        let change = report.changePercent.map { "\($0 > 0 ? "+" : "")\($0) % against the mean of the months before" }
        let rate = report.per100k.map { "\($0) for each 100,000 customers" }
        return ([table.text] + [change, rate].compactMap { $0 }).joined(separator: "\n")
    }

    private func table(_ title: String, _ causes: [ProviderReport.Cause]) -> String {
        guard !causes.isEmpty else { return "" }
        var table = TextTable(title, "COMPLAINTS", "BEFORE, A MONTH")
        for cause in causes {
            table.add(cause.code.isEmpty ? "not known" : cause.code, "\(cause.cases)", usual(cause))
        }
        return table.text
    }

    private func usual(_ cause: ProviderReport.Cause) -> String {
        cause.usual.map { "\(($0 * 10).rounded() / 10)" } ?? ""
    }

    private var endings: String {
        guard !report.endings.isEmpty else { return "" }
        var table = TextTable("ENDING", "CASES", "MEDIAN DAYS", "PAID")
        for (name, endings) in endingsByName {
            table.add(
                name, "\(endings.cases)", endings.medianDays.map { "\($0)" } ?? "",
                Money.pounds(pence: endings.paidPence))
        }
        let upheld = report.upheldPercent.map { "upheld wholly or partly: \($0) % of the decisions" }
        return ([table.text] + [upheld].compactMap { $0 }).joined(separator: "\n")
    }

    /// With all of them last.
    private var endingsByName: [(name: String, endings: [EndingCount])] {
        let kinds = CaseEnding.Kind.allCases.map { kind in
            (kind.rawValue.inWords, report.endings.filter { $0.kind == kind })
        }
        return kinds.filter { !$0.1.isEmpty } + [("all", report.endings)]
    }

    var json: JSONValue {
        [
            "provider": .string(report.provider.rawValue), "month": .string(report.month.iso8601),
            "complaints": JSONValue(count: report.cases),
            "history": .array(
                report.history.map { ["month": .string($0.month.iso8601), "complaints": JSONValue(count: $0.cases)] }),
            "change_percent": report.changePercent.map { JSONValue(count: $0) } ?? .null,
            "customers": report.customers.map { JSONValue(count: $0) } ?? .null,
            "per_100000": report.per100k.map { JSONValue(figure: $0) } ?? .null,
            "issues": .array(report.causes.map(cause)), "services": .array(report.services.map(cause)),
            "regions": .array(report.regions.map(cause)),
            "endings": .array(endingsByName.map(ending)),
            "upheld_percent": report.upheldPercent.map { JSONValue(count: $0) } ?? .null,
            "paid_pence": JSONValue(count: report.endings.paidPence),
            "median_days": report.endings.medianDays.map { JSONValue(count: $0) } ?? .null,
        ]
    }

    private func cause(_ cause: ProviderReport.Cause) -> JSONValue {
        [
            "code": .string(cause.code), "complaints": JSONValue(count: cause.cases),
            "before_a_month": cause.usual.map { JSONValue(figure: $0) } ?? .null,
        ]
    }

    private func ending(_ entry: (name: String, endings: [EndingCount])) -> JSONValue {
        [
            "ending": .string(entry.name), "cases": JSONValue(count: entry.endings.cases),
            "median_days": entry.endings.medianDays.map { JSONValue(count: $0) } ?? .null,
            "paid_pence": JSONValue(count: entry.endings.paidPence),
        ]
    }
}
