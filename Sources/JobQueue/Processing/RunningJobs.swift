import Synchronization

/// The attempts under way in this process, so that one can be ended from outside.
final class RunningJobs: Sendable {
    /// Why an attempt is cancelled.
    enum Cause: Sendable, Equatable {
        case timeout
        /// An operator's word, with the reason.
        case order(String)
        /// The process lost the right to work the job's lane.
        case seatLost
    }

    private struct Attempt {
        var task: Task<JobOutcome, any Error>
        var deadline: ContinuousClock.Instant
        var cause: Cause?
    }

    private let attempts = Mutex<[JobID: Attempt]>([:])

    func add(_ job: JobID, _ task: Task<JobOutcome, any Error>, until deadline: ContinuousClock.Instant) {
        attempts.withLock { $0[job] = Attempt(task: task, deadline: deadline) }
    }

    /// - Returns: why it was cancelled, if it was.
    func remove(_ job: JobID) -> Cause? {
        attempts.withLock { $0.removeValue(forKey: job)?.cause }
    }

    func cancelOverdue(at now: ContinuousClock.Instant) {
        cancel(attempts.withLock { $0.filter { $0.value.deadline <= now }.map(\.key) }, because: .timeout)
    }

    /// Only the first cause counts. Jobs that are not under way here are left alone.
    func cancel(_ jobs: some Sequence<JobID>, because cause: Cause) {
        let tasks = attempts.withLock { attempts in
            jobs.compactMap { job -> Task<JobOutcome, any Error>? in
                guard let attempt = attempts[job], attempt.cause == nil else { return nil }
                attempts[job]?.cause = cause
                return attempt.task
            }
        }
        for task in tasks { task.cancel() }
    }
}
