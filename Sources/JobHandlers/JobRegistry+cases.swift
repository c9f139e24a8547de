import Domain
public import JobQueue
public import Operations

extension JobRegistry {
    /// Every kind of job that Redress knows. What dies makes an item for staff in the same transaction.
    ///
    /// - Parameter mail: the handlers of mail that comes in; left out where none does
    public static func cases(
        sendMessage: SendMessage, fireTimer: FireCaseTimer, reviewDeadJob: ReviewDeadJob,
        reviewUnassigned: ReviewUnassigned, mail: [any JobHandler] = []
    ) -> JobRegistry {
        let timers = CaseTimer.Kind.allCases.map { CaseTimerHandler($0, fireTimer) }
        let reviews: [any JobHandler] = [
            ReviewDeadJobHandler(reviewDeadJob), ReviewUnassignedHandler(reviewUnassigned),
        ]
        return JobRegistry(
            [SendMessageHandler(sendMessage)] + reviews + timers + mail,
            onDeadLetter: { connection, job, _ in try reviewDeadJob.jobDied(job, on: connection) })
    }
}
