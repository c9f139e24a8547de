/// One step of the schema, applied once and never changed afterwards.
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
    var runsInTransaction: Bool {
        text.prefix { !$0.isNewline } != "-- transaction: none"
    }

    /// Such as `0004 add_index`.
    var title: String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, 4 - digits.count)) + digits + " " + name
    }
}
