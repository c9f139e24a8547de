/// What a handler answers. A thrown error means the attempt failed: it is retried or, at the last attempt,
/// dead-lettered.
public enum JobOutcome: Sendable, Equatable {
    /// Done. The completer acknowledges it together with others.
    case completed
    /// Done, and acknowledged by the handler inside its own transaction.
    case acknowledged
    /// Again later, by the machine's clock. The attempt is not spent.
    case snoozed(for: Duration)
    /// Over without success and without another attempt; kept in the history, not dead-lettered.
    /// The reason is a category, never personal data.
    case cancelled(reason: String)
}

/// Thrown by work whose lease was given to somebody else: whatever it wrote in this transaction is rolled back.
public struct FencedOut: Error, Equatable, CustomStringConvertible {
    public var job: JobID

    public init(job: JobID) {
        self.job = job
    }

    public var description: String { "FencedOut(job: \(job))" }
}
