import JobQueue

/// A job that waits, as for the answer of another system.
struct WaitingHandler: JobHandler {
    let tally: ChildTally
    let kind = JobKind.waiting

    func handle(_ job: ClaimedJob, context: JobContext) async throws -> JobOutcome {
        tally.started(job)
        try await Pause(of: job).sleep()
        tally.ended()
        return .completed
    }
}
