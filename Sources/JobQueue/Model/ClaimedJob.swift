public import FoundationEssentials

/// A job that this process holds under a lease.
public struct ClaimedJob: Sendable {
    public var id: JobID
    /// Carried by everything that finishes the attempt.
    public var fence: Fence
    public var kind: JobKind
    /// The UTF-8 text of a JSON value, as PostgreSQL prints jsonb.
    public var args: [UInt8]
    public var queue: QueueName
    public var provider: String?
    public var subject: UUID?
    /// 1 at the first attempt. A snooze, a release and a rescue do not spend one.
    public var attempt: Int16
    public var maxAttempts: Int16
    /// How many processes were lost while holding this job.
    public var rescues: Int16
    public var enqueuedAt: Date
    /// Whether its time was over when it was claimed. Then no handler sees it.
    public var isExpired: Bool

    public init(
        id: JobID, fence: Fence, kind: JobKind, args: [UInt8], queue: QueueName, provider: String?, subject: UUID?,
        attempt: Int16, maxAttempts: Int16, rescues: Int16, enqueuedAt: Date,
        isExpired: Bool = false
    ) {
        self.id = id
        self.fence = fence
        self.kind = kind
        self.args = args
        self.queue = queue
        self.provider = provider
        self.subject = subject
        self.attempt = attempt
        self.maxAttempts = maxAttempts
        self.rescues = rescues
        self.enqueuedAt = enqueuedAt
        self.isExpired = isExpired
    }

    /// The idempotency key of one outside effect of this job: the same at every attempt, so that a provider or relay
    /// that saw it before can tell.
    public func effectKey(_ effect: String) -> String { "job-\(id).\(effect)" }

    public var lane: Lane { Lane(queue: queue, provider: provider) }

    var isLastAttempt: Bool { attempt >= maxAttempts }
}
