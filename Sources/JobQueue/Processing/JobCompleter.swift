import Logging
import Postgres
import Synchronization

/// Writes what attempts came to, in batches: while one batch is on its way, the next gathers.
final class JobCompleter: Sendable {
    private struct Entry {
        var job: ClaimedJob
        var completion: Completion
    }

    private struct State {
        var entries: [Entry] = []
        var isFinishing = false
    }

    /// After a failed dead-letter hook, and between two attempts to write a batch.
    private static let hookRetryDelay = Duration.seconds(30)
    private static let writeRetryDelay = Duration.milliseconds(250)

    private let pool: ConnectionPool
    private let held: HeldJobs
    private let onDeadLetter: JobRegistry.DeadLetterHook?
    private let logger: Logger
    private let state = Mutex(State())
    private let signal = WakeSignal()

    init(pool: ConnectionPool, held: HeldJobs, onDeadLetter: JobRegistry.DeadLetterHook?, logger: Logger) {
        self.pool = pool
        self.held = held
        self.onDeadLetter = onDeadLetter
        self.logger = logger
    }

    func add(_ completion: Completion, of job: ClaimedJob) {
        state.withLock { $0.entries.append(Entry(job: job, completion: completion)) }
        signal.signal()
    }

    func release(_ jobs: [ClaimedJob]) {
        for job in jobs { add(.release(job), of: job) }
    }

    /// Lets `run` return when everything is written.
    func finish() {
        state.withLock { $0.isFinishing = true }
        signal.signal()
    }

    /// Writes until finished, or until the task is cancelled; what is unwritten then is rescued by the scheduler.
    func run() async {
        while !Task.isCancelled {
            let (entries, isFinishing) = state.withLock { state in
                defer { state.entries = [] }
                return (state.entries, state.isFinishing)
            }
            if entries.isEmpty {
                if isFinishing { return }
                await signal.wait()
            } else {
                await write(entries)
            }
        }
    }

    private func write(_ entries: [Entry]) async {
        let completions = entries.map(\.completion)
        await writeFinished(completions.compactMap(\.finished))
        await writePostponed(completions.compactMap(\.postponed))
        await writeReleased(completions.compactMap(\.released))
        await writeParked(completions.compactMap(\.parked))
        for case .deadLetter(let job, let reason) in completions { await writeDead(job, reason: reason) }
        for entry in entries { held.remove(entry.job) }
    }

    private func writeFinished(_ jobs: [FinishedJob]) async {
        guard !jobs.isEmpty else { return }
        let written = await repeated { try await self.pool.execute(FinishJobs(jobs: jobs)) }
        warnOfFencedOut(jobs.map(\.id), written)
    }

    private func writePostponed(_ jobs: [PostponedJob]) async {
        guard !jobs.isEmpty else { return }
        let written = await repeated { try await self.pool.execute(PostponeJobs(jobs: jobs)) }
        warnOfFencedOut(jobs.map(\.id), written)
    }

    private func writeReleased(_ jobs: [ClaimedJob]) async {
        guard !jobs.isEmpty else { return }
        let written = await repeated { try await self.pool.execute(ReleaseJobs(leases: jobs.map(\.lease))) }
        warnOfFencedOut(jobs.map(\.id), written)
    }

    private func writeParked(_ jobs: [ClaimedJob]) async {
        guard !jobs.isEmpty else { return }
        let written = await repeated { try await self.pool.execute(ParkJobs(leases: jobs.map(\.lease))) }
        warnOfFencedOut(jobs.map(\.id), written)
    }

    private func writeDead(_ job: ClaimedJob, reason: String) async {
        do {
            try await pool.transaction { [onDeadLetter] connection in
                try deadLetter(job, reason: reason, on: connection, hook: onDeadLetter)
            }
            logger.error(
                "job dead-lettered", metadata: ["job": "\(job.id)", "kind": "\(job.kind)", "error": "\(reason)"])
        } catch {
            logger.error(
                "job could not be dead-lettered",
                metadata: ["job": "\(job.id)", "error": "\(ErrorCategory.describe(error))"])
            await writePostponed([
                PostponedJob(id: job.id, fence: job.fence, delay: Self.hookRetryDelay, error: "dead letter hook failed")
            ])
        }
    }

    /// An outcome must not be lost because the database is away for a moment, and an attempt whose COMMIT is in doubt
    /// may be written twice: the second time the fence is gone and nothing happens.
    private func repeated<Value: Sendable>(_ write: () async throws -> Value) async -> Value? {
        while !Task.isCancelled {
            do {
                return try await write()
            } catch {
                logger.warning("completions not written", metadata: ["error": "\(ErrorCategory.describe(error))"])
                // A cancelled sleep ends the loop.
                try? await Task.sleep(for: Self.writeRetryDelay)
            }
        }
        return nil
    }

    private func warnOfFencedOut(_ ids: [JobID], _ written: [JobID]?) {
        guard let written, written.count < ids.count else { return }
        let lost = Set(ids).subtracting(written)
        logger.info("outcomes refused, fenced out", metadata: ["jobs": "\(lost.count)"])
    }
}

extension Completion {
    fileprivate var finished: FinishedJob? { if case .finish(let job) = self { job } else { nil } }
    fileprivate var postponed: PostponedJob? { if case .postpone(let job) = self { job } else { nil } }
    fileprivate var parked: ClaimedJob? { if case .park(let job) = self { job } else { nil } }
    fileprivate var released: ClaimedJob? { if case .release(let job) = self { job } else { nil } }
}

/// Dead-letters in the caller's transaction, hook included. Nothing happens when the lease is somebody else's.
func deadLetter(
    _ job: ClaimedJob, reason: String, on connection: isolated Connection, hook: JobRegistry.DeadLetterHook?
) throws {
    let isOurs = try !connection.execute(DeadLetterJob(id: job.id, fence: job.fence, reason: reason)).isEmpty
    if isOurs { try hook?(connection, job, reason) }
}
