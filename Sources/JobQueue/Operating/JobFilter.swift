public import FoundationEssentials

/// Which jobs and timers an operator means. What is `nil` lets all pass.
public struct JobFilter: Sendable, Hashable {
    public var state: JobState?
    public var kind: JobKind?
    public var queue: QueueName?
    public var provider: String?
    public var lane: Lane?
    public var subject: UUID?
    /// Those that were enqueued, armed or given up longer ago than this, by the database's clock.
    public var olderThan: Duration?

    public init(
        state: JobState? = nil, kind: JobKind? = nil, queue: QueueName? = nil, provider: String? = nil,
        lane: Lane? = nil, subject: UUID? = nil, olderThan: Duration? = nil
    ) {
        self.state = state
        self.kind = kind
        self.queue = queue
        self.provider = provider
        self.lane = lane
        self.subject = subject
        self.olderThan = olderThan
    }
}
