/// One step of the schema, applied once and never changed afterwards, unless it says that it is repeated.
public struct Migration: Hashable, Sendable {
    /// The order, and the identity in the version table.
    public var number: Int
    public var name: String
    public var sql: [UInt8]

    public init(number: Int, name: String, sql: [UInt8]) {
        self.number = number
        self.name = name
        self.sql = sql
    }

    var text: String { String(decoding: sql, as: UTF8.self) }

    /// The first line `-- transaction: none` runs the file outside a transaction, for commands such as CREATE INDEX
    /// CONCURRENTLY. Such a file holds one command that can be run twice.
    var runsInTransaction: Bool { firstLine != "-- transaction: none" }

    /// The first line `-- repeated: after every other` has the file applied again, last, whenever another migration was
    /// or it was changed itself. It says how something is, such as who may read what, and can be run any number of times.
    var isRepeated: Bool { firstLine == "-- repeated: after every other" }

    private var firstLine: Substring { text.prefix { !$0.isNewline } }

    /// Such as `0004 add_index`.
    var title: String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, 4 - digits.count)) + digits + " " + name
    }
}
