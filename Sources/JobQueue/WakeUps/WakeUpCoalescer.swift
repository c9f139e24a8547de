/// Merges wake-ups: the first one goes out at once, those that follow within the interval go out together at its end.
struct WakeUpCoalescer<Instant: InstantProtocol>: Sendable where Instant: Sendable, Instant.Duration == Duration {
    let interval: Duration
    /// When each queue may be notified again; those in `waiting` will be.
    private var quietUntil: [QueueName: Instant] = [:]
    private var waiting: Set<QueueName> = []

    init(interval: Duration = .milliseconds(20)) {
        self.interval = interval
    }

    mutating func post(_ queue: QueueName) {
        waiting.insert(queue)
    }

    /// The queues to notify now.
    mutating func due(at now: Instant) -> [QueueName] {
        let due = waiting.filter { quietUntil[$0].map { $0 <= now } ?? true }
        waiting.subtract(due)
        for queue in due { quietUntil[queue] = now.advanced(by: interval) }
        return due.sorted { $0.rawValue < $1.rawValue }
    }

    /// When to ask again; `nil` when nothing waits.
    func nextDue() -> Instant? {
        waiting.compactMap { quietUntil[$0] }.min()
    }
}
