/// Who has which connection and who waits: pure decisions that `ConnectionPool` performs.
struct PoolStateMachine {
    typealias ConnectionID = Int
    typealias WaiterID = Int
    typealias Instant = ContinuousClock.Instant

    enum Action: Equatable {
        /// Lend an open connection; one that lay idle for long is checked first.
        case hand(ConnectionID, to: WaiterID, needsCheck: Bool)
        case connect(ConnectionID, after: Duration)
        case close(ConnectionID)
        case fail(WaiterID, Failure)
        /// The last connection of a closing pool is gone.
        case finishClosing
    }

    enum Failure: Equatable {
        /// The server was away all the time.
        case unavailable
        /// All connections were leased all the time.
        case exhausted
        case closed
    }

    private enum Slot: Equatable {
        case connecting
        case idle(since: Instant)
        case leased
    }

    private struct Waiter {
        var id: WaiterID
        var deadline: Instant
    }

    /// A connection idle for longer is checked before it is lent.
    static let idleLimit = Duration.seconds(30)
    static let firstBackoff = Duration.milliseconds(50)
    static let longestBackoff = Duration.seconds(1)

    let size: Int
    private var slots: [ConnectionID: Slot] = [:]
    /// The last returned is lent first, so that what is not needed grows old.
    private var idle: [ConnectionID] = []
    private var waiters: [Waiter] = []
    private var lastID = 0
    private var failuresInARow = 0
    private var isClosing = false

    init(size: Int) {
        self.size = size
    }

    var nextDeadline: Instant? { waiters.first?.deadline }

    var waiterCount: Int { waiters.count }

    var connectionCount: Int { slots.count }

    // MARK: Leasing

    mutating func lease(_ waiter: WaiterID, deadline: Instant, now: Instant) -> [Action] {
        guard !isClosing else { return [.fail(waiter, .closed)] }
        guard waiters.isEmpty, let id = idle.popLast() else {
            waiters.append(Waiter(id: waiter, deadline: deadline))
            return connectForWaiters()
        }
        return [hand(id, to: waiter, now: now)]
    }

    private mutating func hand(_ id: ConnectionID, to waiter: WaiterID, now: Instant) -> Action {
        var needsCheck = false
        if case .idle(let since) = slots[id] { needsCheck = since.duration(to: now) > Self.idleLimit }
        slots[id] = .leased
        return .hand(id, to: waiter, needsCheck: needsCheck)
    }

    /// One attempt a waiter; a single one while the server seems away.
    private mutating func connectForWaiters() -> [Action] {
        let connecting = slots.values.count { $0 == .connecting }
        let wanted = failuresInARow > 0 ? min(1, waiters.count) : waiters.count
        let count = min(wanted - connecting, size - slots.count)
        guard count > 0, !isClosing else { return [] }
        return (0..<count).map { _ in
            lastID += 1
            slots[lastID] = .connecting
            return .connect(lastID, after: backoff)
        }
    }

    private var backoff: Duration { Self.backoff(afterFailures: failuresInARow) }

    /// Doubles from the first to the longest; the caller adds jitter.
    static func backoff(afterFailures count: Int) -> Duration {
        guard count > 0 else { return .zero }
        return min(longestBackoff, firstBackoff * (1 << min(count - 1, 10)))
    }

    // MARK: Connecting

    mutating func connected(_ id: ConnectionID, now: Instant) -> [Action] {
        failuresInARow = 0
        guard !isClosing else { return [.close(id)] + remove(id) }
        return offer(id, now: now) + connectForWaiters()
    }

    /// - Returns: the next attempt, as long as somebody waits.
    mutating func connectFailed(_ id: ConnectionID) -> [Action] {
        failuresInARow += 1
        return remove(id) + connectForWaiters()
    }

    // MARK: Returning

    mutating func release(_ id: ConnectionID, isReusable: Bool, now: Instant) -> [Action] {
        guard isReusable, !isClosing else { return [.close(id)] + remove(id) + connectForWaiters() }
        return offer(id, now: now)
    }

    private mutating func offer(_ id: ConnectionID, now: Instant) -> [Action] {
        guard waiters.isEmpty else {
            slots[id] = .leased
            return [hand(id, to: waiters.removeFirst().id, now: now)]
        }
        slots[id] = .idle(since: now)
        idle.append(id)
        return []
    }

    /// A leased connection that breaks is dealt with when it is returned.
    mutating func broke(_ id: ConnectionID) -> [Action] {
        guard case .idle = slots[id] else { return [] }
        return [.close(id)] + remove(id)
    }

    private mutating func remove(_ id: ConnectionID) -> [Action] {
        slots[id] = nil
        idle.removeAll { $0 == id }
        return isClosing && slots.isEmpty ? [.finishClosing] : []
    }

    // MARK: Waiters that leave

    /// - Returns: whether the waiter still waited.
    mutating func cancel(_ waiter: WaiterID) -> Bool {
        let count = waiters.count
        waiters.removeAll { $0.id == waiter }
        return waiters.count < count
    }

    /// Everybody waits equally long, so the first are due first.
    mutating func expire(now: Instant) -> [Action] {
        let due = waiters.prefix { $0.deadline <= now }
        waiters.removeFirst(due.count)
        let isAway = failuresInARow > 0 || !slots.values.contains(.leased)
        return due.map { .fail($0.id, isAway ? .unavailable : .exhausted) }
    }

    // MARK: Closing

    /// Refuses new leases, closes what is idle at once and the rest when it is returned.
    mutating func close() -> [Action] {
        isClosing = true
        let refused = waiters.map { Action.fail($0.id, .closed) }
        waiters = []
        let closed = idle.map { Action.close($0) }
        for id in idle { slots[id] = nil }
        idle = []
        return refused + closed + (slots.isEmpty ? [.finishClosing] : [])
    }
}
