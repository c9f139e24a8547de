import Domain
public import JobQueue
public import Operations

extension JobRegistry {
    /// Every kind of job that Redress knows. What dies makes an item for staff in the same transaction.
    ///
    /// - Parameters:
    ///   - insights: left out where nobody counts
    ///   - evidence: left out where none is kept
    ///   - sendText: left out where there is no gateway for text messages
    ///   - mail: the handlers of mail that comes in; left out where none does
    public static func cases(
        sendMessage: SendMessage, fireTimer: FireCaseTimer, reviewDeadJob: ReviewDeadJob,
        reviewUnassigned: ReviewUnassigned, linkDuplicates: LinkDuplicates,
        sendDraftLink: SendDraftLink, removeDrafts: RemoveDrafts, sealHistory: SealHistory,
        applyCalendar: ApplyCalendar, sendText: SendText? = nil, insights: InsightHandlers? = nil,
        evidence: EvidenceHandlers? = nil, mail: [any JobHandler] = []
    ) -> JobRegistry {
        let timers = CaseTimer.Kind.allCases.map { CaseTimerHandler($0, fireTimer) }
        let reviews: [any JobHandler] = [
            ReviewDeadJobHandler(reviewDeadJob), ReviewUnassignedHandler(reviewUnassigned),
            LinkDuplicatesHandler(linkDuplicates),
        ]
        let drafts: [any JobHandler] = [SendDraftLinkHandler(sendDraftLink), RemoveDraftsHandler(removeDrafts)]
        let upkeep: [any JobHandler] = [SealHistoryHandler(sealHistory), ApplyCalendarHandler(applyCalendar)]
        let texts: [any JobHandler] = [sendText.map(SendTextHandler.init)].compactMap { $0 }
        return JobRegistry(
            [SendMessageHandler(sendMessage)] + texts + reviews + drafts + upkeep + timers + (insights?.all ?? [])
                + (evidence?.all ?? []) + mail,
            onDeadLetter: { connection, job, _ in try reviewDeadJob.jobDied(job, on: connection) })
    }
}
