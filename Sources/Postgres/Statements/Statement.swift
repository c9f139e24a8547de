/// One query: its SQL, its parameters and its row together. SQL stands nowhere else.
public protocol Statement: Sendable {
    /// What a row is read into; `Void` when no row is of interest.
    associatedtype Row: Sendable = Void

    /// One SQL command with parameters `$1`, `$2` … in the order of `bind`.
    static var sql: String { get }

    func bind(_ bindings: inout Bindings)

    /// Called on the connection's own thread while the result lives; the row cannot be kept.
    static func decode(_ row: borrowing PostgresRow) throws -> Row
}

extension Statement {
    public func bind(_ bindings: inout Bindings) {}
}

extension Statement where Row == Void {
    public static func decode(_ row: borrowing PostgresRow) throws {}
}
