/// How a worker works.
public struct JobProcessorConfiguration: Sendable {
    /// The queues it reads; all lanes of each.
    public var queues: Set<QueueName>
    /// Jobs run at once.
    public var concurrency: Int
    /// Jobs that may be claimed and wait while all runners are busy. More makes larger batches, fewer leaves more to
    /// other workers.
    public var prefetch: Int
    /// How long a stopping worker waits for running jobs before it cancels and releases them.
    public var drain: Duration
    /// The shortest and the longest sleep between two polls that find nothing.
    public var shortestPoll: Duration
    public var longestPoll: Duration
    /// While busy: the age at which the last sweep is repeated, so that urgent, late and staged rows are seen.
    public var sweepInterval: Duration
    /// For people, in the list of processes.
    public var name: String

    public init(
        queues: Set<QueueName> = [.default], concurrency: Int = 16, prefetch: Int = 16, drain: Duration = .seconds(8),
        shortestPoll: Duration = .milliseconds(2), longestPoll: Duration = .seconds(1),
        sweepInterval: Duration = .milliseconds(250), name: String = "worker"
    ) {
        self.queues = queues
        self.concurrency = concurrency
        self.prefetch = prefetch
        self.drain = drain
        self.shortestPoll = shortestPoll
        self.longestPoll = longestPoll
        self.sweepInterval = sweepInterval
        self.name = name
    }
}
