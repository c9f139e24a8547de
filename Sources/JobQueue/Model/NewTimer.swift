public import FoundationEssentials

/// A deadline to be armed: in case time, possibly months ahead. When it is due it becomes a job.
public struct NewTimer: Sendable {
    /// Chosen by the caller, so that the deadline can be cancelled or moved exactly.
    public var id: UUID
    public var kind: JobKind
    /// The UTF-8 text of a JSON value.
    public var args: [UInt8]
    public var queue: QueueName
    public var provider: String?
    public var priority: Int16
    /// All timers of a subject can be cancelled or moved together.
    public var subject: UUID?
    public var maxAttempts: Int16
    /// Between the years 2000 and 2199.
    public var dueAt: Date

    public init(
        id: UUID, kind: JobKind, args: [UInt8], queue: QueueName = .default, provider: String? = nil,
        priority: Int16 = Priorities.normal, subject: UUID? = nil, maxAttempts: Int16 = 20, dueAt: Date
    ) {
        self.id = id
        self.kind = kind
        self.args = args
        self.queue = queue
        self.provider = provider
        self.priority = priority
        self.subject = subject
        self.maxAttempts = maxAttempts
        self.dueAt = dueAt
    }
}
