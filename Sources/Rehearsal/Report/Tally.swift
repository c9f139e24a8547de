/// Counts things by what they are called, for one section of the report.
struct Tally {
    private var counts: [[String]: Int] = [:]

    mutating func add(_ names: String..., times count: Int = 1) {
        counts[names, default: 0] += count
    }

    /// In the order of the names.
    var rows: [TallyRow] {
        counts.map { TallyRow(names: $0.key, count: $0.value) }.sorted { $0.names.lexicographicallyPrecedes($1.names) }
    }
}

/// One line of a section: what was counted, and how often.
public struct TallyRow: Hashable, Sendable {
    public let names: [String]
    public let count: Int
}
