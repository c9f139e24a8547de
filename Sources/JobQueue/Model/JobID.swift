public import Postgres

/// The number of a job, from one sequence of the database. It stays the same over all attempts, rescues and resends.
public struct JobID: RawRepresentable, Hashable, Comparable, Sendable, PostgresScalar, CustomStringConvertible {
    public let rawValue: Int64

    public init(rawValue: Int64) {
        self.rawValue = rawValue
    }

    public var description: String { "\(rawValue)" }

    public static func < (left: JobID, right: JobID) -> Bool { left.rawValue < right.rawValue }
}

/// The number of one claim, larger than that of every earlier claim. Whoever does not hold the job's present fence
/// cannot finish it.
public struct Fence: RawRepresentable, Hashable, Sendable, PostgresScalar {
    public let rawValue: Int64

    public init(rawValue: Int64) {
        self.rawValue = rawValue
    }
}

/// One registration of a process. A process that was given up registers again under a new number.
public struct WorkerID: RawRepresentable, Hashable, Sendable, PostgresScalar, CustomStringConvertible {
    public let rawValue: Int64

    public init(rawValue: Int64) {
        self.rawValue = rawValue
    }

    public var description: String { "\(rawValue)" }
}
