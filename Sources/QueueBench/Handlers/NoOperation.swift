import JobQueue

/// A job that does nothing.
struct NoOperation: JobHandler {
    let tally: ChildTally
    let kind = JobKind.noOperation

    func handle(_ job: ClaimedJob, context: JobContext) async throws -> JobOutcome {
        tally.started(job)
        tally.ended()
        return .completed
    }
}
