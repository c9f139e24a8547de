import Synchronization

/// Statements that wait for the shared connection.
final class AutocommitMailbox: Sendable {
    private struct State {
        var queue: [Submission] = []
        var next = 0
        var isDraining = false
        var isConnectionWaiting = false

        /// In bulk, so that taking one does not move all the others.
        mutating func dropTaken() {
            guard next == queue.count || next >= 1024 else { return }
            queue.removeFirst(next)
            next = 0
        }
    }

    private let state = Mutex(State())

    /// What is left to do for a submission that was handed in.
    enum Receipt {
        /// Nobody drains: the caller has to start it.
        case startDraining
        /// The connection waits for the server and does not look.
        case wakeConnection
        /// The connection will look.
        case nothing
        /// Cancelled before, so not taken.
        case refused
    }

    func append(_ submission: Submission) -> Receipt {
        state.withLock { state in
            guard !submission.isCancelled else { return .refused }
            state.queue.append(submission)
            defer {
                state.isDraining = true
                state.isConnectionWaiting = false
            }
            guard state.isDraining else { return .startDraining }
            return state.isConnectionWaiting ? .wakeConnection : .nothing
        }
    }

    /// Says that the connection is about to wait for the server: from now on an append has to wake it.
    ///
    /// - Returns: false when something waits already.
    func beginWaiting() -> Bool {
        state.withLock { state in
            state.isConnectionWaiting = state.next == state.queue.count
            return state.isConnectionWaiting
        }
    }

    /// - Returns: whether the submission still waited; then it is withdrawn.
    func withdraw(_ submission: Submission) -> Bool {
        state.withLock { state in
            submission.cancel()
            guard let index = state.queue[state.next...].firstIndex(where: { $0 === submission }) else { return false }
            state.queue.remove(at: index)
            return true
        }
    }

    func take() -> Submission? {
        state.withLock { state in
            guard state.next < state.queue.count else { return nil }
            defer { state.dropTaken() }
            state.next += 1
            return state.queue[state.next - 1]
        }
    }

    var isEmpty: Bool { state.withLock { $0.next == $0.queue.count } }

    /// Ends the draining if nothing waits.
    func finishDraining() -> Bool {
        state.withLock { state in
            guard state.next == state.queue.count else { return false }
            state.isDraining = false
            return true
        }
    }

    /// Takes those that were handed in before the given moment; all of them without one.
    func takeExpired(before limit: ContinuousClock.Instant?) -> [Submission] {
        state.withLock { state in
            let waiting = state.queue[state.next...]
            let expired = waiting.prefix { submission in limit.map { submission.handedIn < $0 } ?? true }
            state.next += expired.count
            defer { state.dropTaken() }
            return Array(expired)
        }
    }
}

/// One statement on its way over the shared connection, and whom to answer.
final class Submission: Sendable {
    typealias Complete = @Sendable (Result<QueryResult, any Error>) -> Void

    let statement: EncodedStatement
    let handedIn = ContinuousClock.now
    private let complete: Mutex<Complete?>
    private let cancelFlag = Atomic(false)
    private let retryFlag = Atomic(false)

    init(_ statement: EncodedStatement, complete: @escaping Complete) {
        self.statement = statement
        self.complete = Mutex(complete)
    }

    var isCancelled: Bool { cancelFlag.load(ordering: .acquiring) }

    func cancel() {
        cancelFlag.store(true, ordering: .releasing)
    }

    /// True the first time only.
    func mayBeRetried() -> Bool {
        !retryFlag.exchange(true, ordering: .acquiringAndReleasing)
    }

    /// Answers once; a second answer is dropped.
    func finish(_ result: Result<QueryResult, any Error>) {
        complete.withLock { complete in
            defer { complete = nil }
            return complete
        }?(result)
    }
}
