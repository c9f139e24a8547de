public import JobQueue
import Logging
public import Operations

/// Counts open deadlines again once the bank holidays have changed, every night; nearly always there is nothing to do.
public struct ApplyCalendarHandler: JobHandler {
    public let kind: JobKind = .applyCalendar
    /// Very many cases can be open when a bank holiday is announced.
    public let timeout: Duration = .seconds(1800)
    private let apply: ApplyCalendar

    public init(_ apply: ApplyCalendar) {
        self.apply = apply
    }

    public func handle(_ job: ClaimedJob, context: JobContext) async throws -> JobOutcome {
        let outcome = try await apply()
        if outcome.moved > 0 {
            context.logger.notice("dates moved by new bank holidays", metadata: ["cases": "\(outcome.moved)"])
        }
        return .completed
    }
}
