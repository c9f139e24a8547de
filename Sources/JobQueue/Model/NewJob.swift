public import FoundationEssentials

/// A job to be enqueued.
public struct NewJob: Sendable {
    public var kind: JobKind
    /// The UTF-8 text of a JSON value. Ids, not personal data: it outlives an erasure until its day is dropped.
    public var args: [UInt8]
    public var queue: QueueName
    /// With a provider the job stands in a lane of its own, so that one provider's backlog stops nobody else's.
    public var provider: String?
    /// Lower is sooner; below `Priorities.urgentBelow` is the urgent band.
    public var priority: Int16
    /// What the job is about, such as a case's id: for finding, never for ordering.
    public var subject: UUID?
    public var maxAttempts: Int16
    /// By the machine's clock: a job that is claimed later is not worked any more. `nil` means never.
    public var expiresAt: Date?
    public var unique: UniqueKey?

    public init(
        kind: JobKind, args: [UInt8], queue: QueueName = .default, provider: String? = nil,
        priority: Int16 = Priorities.normal, subject: UUID? = nil, maxAttempts: Int16 = 20,
        expiresAt: Date? = nil, unique: UniqueKey? = nil
    ) {
        self.kind = kind
        self.args = args
        self.queue = queue
        self.provider = provider
        self.priority = priority
        self.subject = subject
        self.maxAttempts = maxAttempts
        self.expiresAt = expiresAt
        self.unique = unique
    }
}

public enum Priorities {
    /// What a job has when nobody says otherwise.
    public static let normal: Int16 = 100
    /// Everything below is claimed, in every segment, before anything else.
    public static let urgentBelow: Int16 = 50
}
