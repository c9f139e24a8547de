import Postgres

/// What a handler's context asks the process and the database.
public struct Fencing: Sendable {
    /// Until when this process may take itself for alive; `nil` when it may not.
    let trustedUntil: @Sendable () -> ContinuousClock.Instant?
    let isHeld: @Sendable (ClaimedJob) async throws -> Bool
    let findStep: @Sendable (ClaimedJob, String) async throws -> JSONBytes?
    let recordStep: @Sendable (ClaimedJob, String, JSONBytes) async throws -> Bool
}

extension Fencing {
    init(pool: ConnectionPool, session: ControlSession) {
        trustedUntil = { session.trustedUntil }
        isHeld = { job in try await !pool.execute(CheckFence(id: job.id, fence: job.fence)).isEmpty }
        findStep = { job, name in try await pool.execute(FindStep(id: job.id, name: name)).first }
        recordStep = { job, name, result in
            try await !pool.execute(RecordStep(id: job.id, fence: job.fence, name: name, result: result)).isEmpty
        }
    }

    /// Everything is well and nothing was done before: for a handler called by a test or a rehearsal.
    public static let trusting = Fencing(
        trustedUntil: { .now + .seconds(60) }, isHeld: { _ in true }, findStep: { _, _ in nil },
        recordStep: { _, _, _ in true })
}
