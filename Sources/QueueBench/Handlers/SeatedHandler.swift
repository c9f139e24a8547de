import FoundationEssentials
import Glibc
import JobQueue
import Postgres

/// A job of a capped lane: it notes when its outside call began and ended, so that nobody has to believe the queue.
struct SeatedHandler: JobHandler {
    let tally: ChildTally
    let pool: ConnectionPool
    let kind = JobKind.seated

    func handle(_ job: ClaimedJob, context: JobContext) async throws -> JobOutcome {
        try await note(.began, job)
        do {
            try await Pause(of: job).sleep()
        } catch {
            try await note(.ended, job)
            throw error
        }
        try await note(.ended, job)
        tally.ended()
        return .completed
    }

    /// In a task of its own, because the one that is cancelled could write no more. A begin is dated before it is
    /// written, an end after the call: the noted time covers the call's.
    private func note(_ edge: RunEdge, _ job: ClaimedJob) async throws {
        let statement = NoteRun(edge: edge, job: job, process: getpid(), at: Date().timeIntervalSince1970)
        try await Task { [pool] in _ = try await pool.execute(statement) }.value
    }
}
