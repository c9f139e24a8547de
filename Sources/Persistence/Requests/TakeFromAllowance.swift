public import Postgres

/// Takes a portion of the requests that a subject may send in a period.
public struct TakeFromAllowance: Statement {
    public struct Row: Sendable {
        public var granted: Int
        /// After this portion.
        public var remaining: Int
        /// Until the period ends.
        public var seconds: Double
    }

    public static let sql = "SELECT granted, remaining, seconds FROM redress.take_allowance($1, $2, $3, $4)"

    private let subject: [UInt8]
    private let wanted: Int32
    private let most: Int32
    private let periodSeconds: Int32

    /// - Parameter subject: 16 bytes
    public init(subject: [UInt8], wanted: Int32, most: Int32, periodSeconds: Int32) {
        self.subject = subject
        self.wanted = wanted
        self.most = most
        self.periodSeconds = periodSeconds
    }

    public func bind(_ bindings: inout Bindings) {
        bindings.append(subject)
        bindings.append(wanted)
        bindings.append(most)
        bindings.append(periodSeconds)
    }

    public static func decode(_ row: borrowing PostgresRow) throws -> Row {
        let (granted, remaining, seconds) = try row.decode((Int32, Int32, Double).self)
        return Row(granted: Int(granted), remaining: Int(remaining), seconds: seconds)
    }
}

/// Removes periods that are over.
public struct PruneAllowances: Statement {
    public static let sql = "SELECT redress.prune_allowances()"

    public init() {}
}
