import Domain
public import JobQueue
public import Operations

extension JobRegistry {
    /// Every kind of job that Redress knows; those about evidence only where evidence is kept. What dies makes an item for staff in the same transaction.
    public static func cases(
        sendMessage: SendMessage, fireTimer: FireCaseTimer, reviewDeadJob: ReviewDeadJob,
        reviewUnassigned: ReviewUnassigned, evidence: EvidenceHandlers? = nil
    ) -> JobRegistry {
        let timers = CaseTimer.Kind.allCases.map { CaseTimerHandler($0, fireTimer) }
        let reviews: [any JobHandler] = [
            ReviewDeadJobHandler(reviewDeadJob), ReviewUnassignedHandler(reviewUnassigned),
        ]
        return JobRegistry(
            [SendMessageHandler(sendMessage)] + reviews + timers + (evidence?.all ?? []),
            onDeadLetter: { connection, job, _ in try reviewDeadJob.jobDied(job, on: connection) })
    }
}
