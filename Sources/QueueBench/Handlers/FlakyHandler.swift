import JobQueue

/// A job of which every twentieth fails once.
struct FlakyHandler: JobHandler {
    private struct Failed: CategorizedError {
        var category: String { "failed as planned" }
    }

    let tally: ChildTally
    let kind = JobKind.flaky
    let retryPolicy = RetryPolicy(base: .seconds(2), ceiling: .seconds(2), floor: .milliseconds(500))

    func handle(_ job: ClaimedJob, context: JobContext) async throws -> JobOutcome {
        tally.started(job)
        guard job.attempt > 1 || !job.id.rawValue.isMultiple(of: 20) else { throw Failed() }
        tally.ended()
        return .completed
    }
}
