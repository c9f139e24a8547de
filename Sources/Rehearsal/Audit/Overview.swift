import Domain
import Operations

/// What the scheme says of its cases as a whole, at the end.
struct Overview: Sendable {
    /// Of each scheme, over all complaints.
    let standards: [StandardsReport]
    /// Oldest first.
    let spikes: [SpikeAlarm]
    let history: AuditReport
    /// Monthly reports that providers were sent.
    let reports: Int

    init(of theatre: Theatre, _ plan: RehearsalPlan) async throws {
        standards = try await theatre.measureStandards(plan.start...plan.end)
        spikes = try await theatre.listSpikes(days: plan.days).reversed()
        history = try await VerifyHistory(pool: theatre.pool)()
        reports = theatre.postroom.reports
    }
}
