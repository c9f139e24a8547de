import FoundationEssentials
import Glibc
import JobQueue
import Postgres

/// A job with an outside effect that cannot be undone. The effect is a row that is written whatever becomes of the job.
struct FencedHandler: JobHandler {
    let tally: ChildTally
    let pool: ConnectionPool
    let kind = JobKind.fenced

    func handle(_ job: ClaimedJob, context: JobContext) async throws -> JobOutcome {
        tally.started(job)
        let pause = try Pause(of: job)
        try await pause.sleep()
        if pause.isChecked {
            let asked = ContinuousClock.now
            try await context.checkFence()
            tally.waitedBeforeEffect(asked.duration(to: .now))
            try await act(job)
        }
        tally.ended()
        return .completed
    }

    private func act(_ job: ClaimedJob) async throws {
        let effect = NoteRun(edge: .acted, job: job, process: getpid(), at: Date().timeIntervalSince1970)
        _ = try await pool.execute(effect)
    }
}
