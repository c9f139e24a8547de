import Synchronization

/// The runners of this process, so that what one of them works can be ended from outside.
final class RunningJobs: Sendable {
    private let runners = Mutex<[JobRunner]>([])

    func add(_ runner: JobRunner) {
        runners.withLock { $0.append(runner) }
    }

    func remove(_ runner: JobRunner) {
        runners.withLock { $0.removeAll { $0 === runner } }
    }

    func cancelOverdue(at now: ContinuousClock.Instant) {
        for runner in runners.withLock({ $0 }) { runner.cancelIfOverdue(at: now) }
    }

    /// Jobs that are not under way here are left alone.
    func cancel(_ jobs: some Sequence<JobID>, because cause: JobRunner.Cause) {
        let jobs = Set(jobs)
        guard !jobs.isEmpty else { return }
        for runner in runners.withLock({ $0 }) { runner.cancel(ifWorking: jobs, because: cause) }
    }
}
