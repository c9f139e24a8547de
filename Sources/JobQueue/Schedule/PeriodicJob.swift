public import FoundationEssentials

/// A job that is enqueued again and again, once for each fire time of its schedule, however many schedulers run.
///
/// Fire times go by the database's clock, never by case time. A schedule that is seen for the first time starts then:
/// no earlier fire time is made up for.
public struct PeriodicJob: Sendable {
    /// Names the schedule in the database, which remembers by it what has fired: unique among a scheduler's periodic
    /// jobs, not empty, stable. Under a new name a schedule starts anew.
    public var name: String
    public var cron: CronExpression
    /// Whose clock the expression is read on.
    public var timeZone: TimeZone
    public var catchUp: CatchUpPolicy
    public var kind: JobKind
    /// The UTF-8 text of a JSON value. To an object each job adds `"schedule"`, the name, and `"fire_at"`, the fire
    /// time as `2026-03-29T01:00:00Z`; what is no object goes as it is.
    public var args: [UInt8]
    public var queue: QueueName
    public var provider: String?
    public var priority: Int16
    public var maxAttempts: Int16

    public init(
        name: String, cron: CronExpression, timeZone: TimeZone = .gmt, catchUp: CatchUpPolicy = .latest,
        kind: JobKind, args: [UInt8] = Array("{}".utf8), queue: QueueName = .default, provider: String? = nil,
        priority: Int16 = Priorities.normal, maxAttempts: Int16 = 20
    ) {
        self.name = name
        self.cron = cron
        self.timeZone = timeZone
        self.catchUp = catchUp
        self.kind = kind
        self.args = args
        self.queue = queue
        self.provider = provider
        self.priority = priority
        self.maxAttempts = maxAttempts
    }
}
