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
    let readings: SecondReadingTally

    init(of theatre: Theatre, _ plan: RehearsalPlan) async throws {
        standards = try await theatre.measureStandards(plan.start...plan.end)
        spikes = try await theatre.listSpikes(days: plan.days).reversed()
        history = try await VerifyHistory(pool: theatre.pool)()
        readings = try await MeasureOutcomes(theatre.office)(plan.start...plan.end).readings.total
        reports = theatre.postroom.reports
    }
}
