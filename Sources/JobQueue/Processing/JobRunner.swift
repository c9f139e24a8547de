import Synchronization

/// One of the tasks that work jobs, one after the other. To end an attempt from outside its runner's task is cancelled;
/// the runner then ends with that attempt and another takes its place. A task for each attempt would say the same and
/// cost more than a short job: creating it, and two hops between threads.
final class JobRunner: Sendable {
    /// Why an attempt is cancelled.
    enum Cause: Sendable, Equatable {
        case timeout
        /// An operator's word, with the reason.
        case order(String)
        /// The process lost the right to work the job's lane.
        case seatLost
    }

    private struct State {
        var task: Task<Void, Never>?
        var job: JobID?
        var deadline: ContinuousClock.Instant?
        var cause: Cause?

        /// Only the first cause counts.
        mutating func cancel(because cause: Cause) {
            guard self.cause == nil else { return }
            self.cause = cause
            task?.cancel()
        }
    }

    private let state = Mutex(State())

    /// Runs `body` in this runner's own task, and returns when it has ended.
    func run(_ body: @escaping @Sendable (JobRunner) async -> Void) async {
        let task = Task { await body(self) }
        state.withLock { state in
            state.task = task
            // An attempt that began and was cancelled before the task was known here.
            if state.cause != nil { task.cancel() }
        }
        await withTaskCancellationHandler {
            await task.value
        } onCancel: {
            task.cancel()
        }
    }

    func begin(_ job: JobID, until deadline: ContinuousClock.Instant) {
        state.withLock { ($0.job, $0.deadline) = (job, deadline) }
    }

    /// - Returns: why the attempt was cancelled, if it was. Then this was the runner's last.
    func end() -> Cause? {
        state.withLock { state in
            (state.job, state.deadline) = (nil, nil)
            return state.cause
        }
    }

    var wasCancelled: Bool { state.withLock { $0.cause != nil } }

    func cancelIfOverdue(at now: ContinuousClock.Instant) {
        state.withLock { state in
            guard let deadline = state.deadline, deadline <= now else { return }
            state.cancel(because: .timeout)
        }
    }

    func cancel(ifWorking jobs: Set<JobID>, because cause: Cause) {
        state.withLock { state in
            guard let job = state.job, jobs.contains(job) else { return }
            state.cancel(because: cause)
        }
    }
}
