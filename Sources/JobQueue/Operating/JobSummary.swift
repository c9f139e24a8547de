public import FoundationEssentials
public import Postgres

/// Where a job or a timer stands.
public enum JobState: String, Sendable, CaseIterable, PostgresScalar {
    /// In the ring, to be claimed.
    case ready
    /// Held by a worker.
    case leased
    /// Waiting out a backoff or a snooze.
    case retrying
    /// Put aside because its kind is paused.
    case parked
    /// Given up.
    case dead
    /// A deadline not yet due.
    case armed
}

/// One line of a list for an operator.
public struct JobSummary: Sendable {
    /// A job's number or a timer's UUID.
    public var id: String
    public var state: JobState
    public var kind: JobKind
    public var lane: Lane
    public var subject: UUID?
    /// Attempts spent; 0 for a timer.
    public var attempts: Int16
    public var rescues: Int16
    /// Retrying: when it is due. Armed: likewise. Dead: when it died. Else when it was enqueued.
    public var at: Date
    /// Dead: the last error's category.
    public var reason: String?
    /// Dead: all errors, a JSON array of `{attempt, outcome, error, at}`.
    public var errors: JSONBytes?
}
