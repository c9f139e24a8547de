import Domain

/// The statistics for programs: under the codes that the API has, with English labels beside them.
struct StatisticsDocument {
    let statistics: Statistics
    let names: StatisticsWords

    var json: JSONValue {
        [
            "from": JSONValue(statistics.months.first?.first.iso8601),
            "to": JSONValue(statistics.months.last?.last.iso8601),
            "provider": JSONValue(statistics.provider?.rawValue),
            "rounded_to": JSONValue(PublishedCount.step),
            "total": .object(figures(statistics.total, statistics.per100k)),
            "tables": .array(statistics.tables.map(table)),
        ]
    }

    private func table(_ table: Statistics.Table) -> JSONValue {
        ["subject": .string(table.subject.rawValue), "rows": .array(table.rows.map { row($0, in: table.subject) })]
    }

    private func row(_ row: Statistics.Row, in subject: Statistics.Subject) -> JSONValue {
        var object: JSONObject = [
            "code": .string(row.code), "label": .string(names.label(of: row.code, in: subject)),
        ]
        for member in figures(row.cases, row.per100k).members { object[member.key] = member.value }
        object["change_percent"] = row.trend.map { JSONValue($0.percent) } ?? .null
        return .object(object)
    }

    private func figures(_ count: PublishedCount, _ rate: Double?) -> JSONObject {
        [
            "cases": count.figure.map { JSONValue($0) } ?? .null,
            "is_withheld": .bool(count == .withheld),
            "per_100000": rate.flatMap(JSONNumber.init).map { .number($0) } ?? .null,
        ]
    }

    /// As CSV (RFC 4180). What is not told is empty.
    var csv: String {
        let head = "from,to,provider,subject,code,label,cases,is_withheld,per_100000,change_percent"
        let total = line("total", "", "", statistics.total, statistics.per100k, nil)
        let lines = statistics.tables.flatMap { table in
            table.rows.map { row in
                line(
                    table.subject.rawValue, row.code, names.label(of: row.code, in: table.subject), row.cases,
                    row.per100k, row.trend)
            }
        }
        return ([head, total] + lines).map { "\($0)\r\n" }.joined()
    }

    private func line(
        _ subject: String, _ code: String, _ label: String, _ count: PublishedCount, _ rate: Double?, _ trend: Trend?
    ) -> String {
        let cells = [
            statistics.months.first?.first.iso8601, statistics.months.last?.last.iso8601,
            statistics.provider?.rawValue, subject, code, label, count.figure.map(String.init),
            count == .withheld ? "true" : "false", rate.map { "\($0)" }, trend.map { "\($0.percent)" },
        ]
        return cells.map { Self.cell($0 ?? "") }.joined(separator: ",")
    }

    /// Quoted where it must be. Places come from the books of others: what a spreadsheet takes for a formula is made text.
    private static func cell(_ text: String) -> String {
        let isFormula = text.utf8.first.map { "=+@-\t\r".utf8.contains($0) } ?? false
        let isNumber = Int(text) != nil
        let plain = isFormula && !isNumber ? "'\(text)" : text
        guard plain.utf8.contains(where: { ",\"\r\n".utf8.contains($0) }) else { return plain }
        return "\"\(plain.replacing("\"", with: "\"\""))\""
    }
}

extension Trend {
    fileprivate var percent: Int {
        switch self {
        case .steady: 0
        case .changed(let percent): percent
        }
    }
}
