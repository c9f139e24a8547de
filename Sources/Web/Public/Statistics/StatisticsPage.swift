import Domain

/// How many complaints there are, what about, against whom and from where.
struct StatisticsPage: PageContent {
    static let template = "statistics"

    let title: String
    let period: String
    let total: String
    /// Why there are no tables; nil where there are.
    let tooFew: String?
    let rounding: String
    let tables: [Table]
    let hasTables: Bool
    /// Leads back to all providers from one of them.
    let all: String?
    let csv: String
    let json: String

    struct Table: Sendable {
        let id: String
        let heading: String
        let caption: String
        let note: String?
        let columns: [Column]
        let rows: [Row]
        let hasRows: Bool
        /// Names what has no row, because it is not told.
        let untold: String?
    }

    struct Column: Sendable {
        let title: String
        let isAmount: Bool
    }

    struct Row: Sendable {
        let label: String
        /// To the statistics of the provider that the row is about.
        let address: String?
        /// Of a hundred: as long as the bar is; nil where there is no figure.
        let bar: Int?
        let cells: [Cell]
    }

    struct Cell: Sendable {
        let title: String
        let text: String
        let isAmount: Bool
    }

    init(_ statistics: Statistics, _ words: Catalogue, directory: ProviderDirectory) {
        let names = StatisticsWords(words: words, directory: directory)
        let provider = statistics.provider.map(names.name)
        title = provider.map { words("statistics.title_of", ["provider": $0]) } ?? words("statistics.title")
        let ends = (statistics.months.first.map(names.month) ?? "", statistics.months.last.map(names.month) ?? "")
        period = words("statistics.period", ["from": ends.0, "to": ends.1])
        total = words("statistics.total", ["n": names.count(statistics.total)])
        hasTables = !statistics.tables.isEmpty
        tooFew = hasTables ? nil : words("statistics.too_few")
        rounding = words(
            "statistics.rounding",
            ["cell": "\(PublishedCount.fewestInCell)", "provider": "\(PublishedCount.fewestOfProvider)"])
        tables = statistics.tables.filter { !$0.rows.isEmpty }.map { Table($0, of: statistics.provider, names) }
        all = provider == nil ? nil : StatisticsEndpoints.page
        let query = statistics.provider.map { "?provider=\($0)" } ?? ""
        csv = StatisticsEndpoints.csv + query
        json = StatisticsEndpoints.json + query
    }
}

/// The columns that a table has after its first: a rate or a trend only where one is known.
private struct StatisticsColumns {
    let table: Statistics.Table
    let names: StatisticsWords

    private typealias Text = (Statistics.Row) -> String

    private var all: [(title: String, isAmount: Bool, text: Text)] {
        let words = names.words
        let unknown = words("statistics.unknown")
        let cases = words(table.subject == .ending ? "statistics.cases" : "statistics.complaints")
        var all: [(String, Bool, Text)] = [(cases, true, { names.count($0.cases) })]
        if table.rows.contains(where: { $0.per100k != nil }) {
            all.append((words("statistics.rate"), true, { $0.per100k.map { "\($0)" } ?? unknown }))
        }
        if table.rows.contains(where: { $0.trend != nil }) {
            all.append((words("statistics.trend"), false, { $0.trend.map(names.trend) ?? unknown }))
        }
        return all
    }

    var headers: [StatisticsPage.Column] {
        let first = names.words("statistics.\(table.subject.rawValue).column")
        return [StatisticsPage.Column(title: first, isAmount: false)]
            + all.map { StatisticsPage.Column(title: $0.title, isAmount: $0.isAmount) }
    }

    func cells(of row: Statistics.Row) -> [StatisticsPage.Cell] {
        all.map { StatisticsPage.Cell(title: $0.title, text: $0.text(row), isAmount: $0.isAmount) }
    }
}

extension StatisticsPage.Table {
    init(_ table: Statistics.Table, of provider: ProviderID?, _ names: StatisticsWords) {
        let subject = "statistics.\(table.subject.rawValue)"
        let columns = StatisticsColumns(table: table, names: names)
        let longest = table.rows.compactMap(\.cases.figure).max() ?? 0
        id = table.subject.rawValue
        heading = names.words("\(subject).heading")
        caption = provider.map { [heading] in "\(heading): \(names.name(of: $0))" } ?? heading
        note = names.words.find("\(subject).note")
        self.columns = columns.headers
        // Months stay in order.
        let told = table.rows.filter { table.subject == .month || $0.cases != .withheld }
        let others = table.rows.filter { !told.contains($0) }.map { names.label(of: $0.code, in: table.subject) }
        untold = others.isEmpty ? nil : names.words("statistics.untold", ["names": others.joined(separator: "; ")])
        hasRows = !told.isEmpty
        rows = told.map { row in
            StatisticsPage.Row(
                label: names.label(of: row.code, in: table.subject),
                address: table.subject == .provider ? "\(StatisticsEndpoints.page)?provider=\(row.code)" : nil,
                bar: row.cases.figure.flatMap { $0 > 0 ? $0 * 100 / longest : nil },
                cells: columns.cells(of: row))
        }
    }
}
