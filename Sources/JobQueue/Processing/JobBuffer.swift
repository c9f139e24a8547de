import Synchronization

/// Claimed jobs that wait for a runner. Small, so that a worker holds little that another could have started.
final class JobBuffer: Sendable {
    private typealias Runner = CheckedContinuation<ClaimedJob?, Never>
    private typealias Handed = (runner: Runner, job: ClaimedJob)

    private struct State {
        var jobs: [ClaimedJob] = []
        /// Where in `jobs` the next one stands; what is before was taken.
        var head = 0
        var runners: [Runner] = []
        var isClosed = false

        var count: Int { jobs.count - head }

        func room(of capacity: Int) -> Int {
            count * 2 > capacity ? 0 : capacity - count + runners.count
        }

        mutating func take() -> ClaimedJob? {
            guard head < jobs.count else { return nil }
            defer { head += 1 }
            return jobs[head]
        }

        mutating func handOut() -> [Handed] {
            var handed: [Handed] = []
            while !runners.isEmpty, let job = take() { handed.append((runners.removeFirst(), job)) }
            return handed
        }
    }

    private let state = Mutex(State())
    private let capacity: Int
    private let roomMade = WakeSignal()

    /// - Parameter capacity: how many jobs may wait when all runners are busy.
    init(capacity: Int) {
        self.capacity = capacity
    }

    /// How many jobs to claim: 0 while more than half of the capacity waits, so that claims come in batches.
    var room: Int { state.withLock { $0.room(of: capacity) } }

    /// Waits until there is room, or until the buffer is closed.
    func waitForRoom() async -> Int {
        while !isClosed {
            let room = room
            if room > 0 { return room }
            await roomMade.wait()
            if Task.isCancelled { return 0 }
        }
        return 0
    }

    var isClosed: Bool { state.withLock { $0.isClosed } }

    /// - Returns: those that came too late because the buffer was closed meanwhile.
    func add(_ jobs: [ClaimedJob]) -> [ClaimedJob] {
        let handed: [Handed]? = state.withLock { state in
            guard !state.isClosed else { return nil }
            state.jobs.removeFirst(state.head)
            state.head = 0
            state.jobs += jobs
            return state.handOut()
        }
        guard let handed else { return jobs }
        for (runner, job) in handed { runner.resume(returning: job) }
        return []
    }

    /// The next job for a runner; `nil` when the buffer is closed.
    func next() async -> ClaimedJob? {
        if let answer = takeNow() { return answer }
        return await withCheckedContinuation { continuation in
            if let answer = takeOrWait(continuation) { continuation.resume(returning: answer) }
        }
    }

    /// A busy runner does not suspend: a job that waits is taken on the spot. The claimer is told only when there is
    /// room, not at every job, or it would be woken for nothing most of the time.
    private func takeNow() -> ClaimedJob?? {
        let (answer, hasRoom): (ClaimedJob??, Bool) = state.withLock { state in
            if state.isClosed { return (.some(nil), false) }
            guard let job = state.take() else { return (nil, false) }
            return (.some(job), state.room(of: capacity) > 0)
        }
        if hasRoom { roomMade.signal() }
        return answer
    }

    private func takeOrWait(_ runner: Runner) -> ClaimedJob?? {
        let answer: ClaimedJob?? = state.withLock { state in
            if state.isClosed { return .some(nil) }
            if let job = state.take() { return .some(job) }
            state.runners.append(runner)
            return nil
        }
        if answer == nil { roomMade.signal() }
        return answer
    }

    /// Sends the runners home after their present job.
    ///
    /// - Returns: the jobs that nobody started.
    func close() -> [ClaimedJob] {
        let (unstarted, runners) = state.withLock { state in
            defer {
                state.jobs = []
                state.head = 0
                state.runners = []
                state.isClosed = true
            }
            return (Array(state.jobs[state.head...]), state.runners)
        }
        for runner in runners { runner.resume(returning: nil) }
        roomMade.signal()
        return unstarted
    }
}
