public import Domain
public import JobQueue
public import Operations

/// Fires one kind of case timer: remind, chase, escalate, go on without an answer, lapse, wake, check compliance.
public struct CaseTimerHandler: JobHandler {
    public let kind: JobKind
    private let fire: FireCaseTimer

    public init(_ kind: CaseTimer.Kind, _ fire: FireCaseTimer) {
        self.kind = .caseTimer(kind)
        self.fire = fire
    }

    public func handle(_ job: ClaimedJob, context: JobContext) async throws -> JobOutcome {
        try await fire(try JobArgs.decode(CaseTimerArgs.self, from: job.args), job: job)
        return .acknowledged
    }
}
