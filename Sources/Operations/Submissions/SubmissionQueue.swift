import Persistence

/// The submissions that wait to be written, and how they are put together. A value; `SubmissionBatcher` does what it
/// says.
struct SubmissionQueue<Waiter: Sendable>: Sendable {
    /// Submissions in one transaction. From 64 on a larger batch costs each row little less, and 256 keep the answer to
    /// the first of them near.
    static var batchSize: Int { 256 }
    /// Transactions at the same time: one is written while the other waits for its commit.
    static var width: Int { 2 }

    enum Addition: Sendable {
        case waits
        /// A batch may go at once.
        case starts([Entry])
        /// The same key is being written at this moment.
        case keyIsInUse
        /// More wait than could be answered soon.
        case isFull
    }

    /// A submission, and everybody who sent it in under the same key before it was written.
    struct Entry: Sendable {
        let intake: ComplaintIntake
        var waiters: [Waiter]
    }

    private let limit: Int
    private var waiting: [Entry] = []
    private var place: [IdempotencyKey: Int] = [:]
    private var keysUnderWay: Set<IdempotencyKey> = []
    private var batchesUnderWay = 0

    /// - Parameter limit: how many may wait
    init(limit: Int) {
        self.limit = limit
    }

    mutating func add(_ intake: ComplaintIntake, _ waiter: Waiter) -> Addition {
        if let key = intake.key {
            guard !keysUnderWay.contains(key) else { return .keyIsInUse }
            if let index = place[key] { return join(index, intake, waiter) }
        }
        guard waiting.count < limit else { return .isFull }
        if let key = intake.key { place[key] = waiting.count }
        waiting.append(Entry(intake: intake, waiters: [waiter]))
        return next().map(Addition.starts) ?? .waits
    }

    /// The same content is answered the same; other content has to wait until the key is written, to be refused.
    private mutating func join(_ index: Int, _ intake: ComplaintIntake, _ waiter: Waiter) -> Addition {
        guard waiting[index].intake.digest == intake.digest else { return .keyIsInUse }
        waiting[index].waiters.append(waiter)
        return .waits
    }

    /// - Returns: the batch that goes next
    mutating func finish(_ batch: [Entry]) -> [Entry]? {
        batchesUnderWay -= 1
        keysUnderWay.subtract(batch.compactMap(\.intake.key))
        return next()
    }

    /// No wait when idle: while both transactions are under way, those that come meanwhile are the next batch.
    private mutating func next() -> [Entry]? {
        guard batchesUnderWay < Self.width, !waiting.isEmpty else { return nil }
        let batch = Array(waiting.prefix(Self.batchSize))
        waiting.removeFirst(batch.count)
        place = [:]
        for (index, entry) in waiting.enumerated() { if let key = entry.intake.key { place[key] = index } }
        keysUnderWay.formUnion(batch.compactMap(\.intake.key))
        batchesUnderWay += 1
        return batch
    }
}
