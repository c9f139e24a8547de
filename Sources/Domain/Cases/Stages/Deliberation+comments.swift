import FoundationEssentials

/// The complainant may comment on the provider's defence; when the window closes the file is complete.
extension Deliberation {
    mutating func whileAwaitingComments(_ command: CaseCommand, _ clock: NoticeClock) throws(CaseRefusal) {
        switch command {
        case .noticeAccepted(let notice, let relay) where notice.startsClock == .comments:
            try startCommentClock(notice, relay, clock)
        case .comment(let text): receiveComments(text, clock)
        case .fire(let timer) where timer.kind == .remindComments: try remindComments(timer, clock)
        case .fire(let timer) where timer.kind == .closeComments: closeComments()
        case .fire(let timer) where timer.kind == .watchNotice: try watch(timer, clock, startingClock: .comments)
        default: throw refusal(of: command)
        }
    }

    private mutating func startCommentClock(
        _ notice: Notice, _ relay: String, _ clock: NoticeClock
    ) throws(CaseRefusal) {
        guard clock == .awaitingNotice else { throw .staleTimer }
        record(.noticeAccepted(notice.kind, to: notice.to, relay: relay))
        let deadline = startClock(.comments, from: "the defence reached the complainant", for: .complainant)
        change(to: .awaitingComments(.running(deadline)))
        arm(.closeComments, after: deadline)
        if let reminder = profile.commentReminders.first(where: { profile.day(of: $0, due: deadline.dueOn) > today }) {
            arm(.remindComments, step: reminder.id, onMorningOf: profile.day(of: reminder, due: deadline.dueOn))
        }
    }

    private mutating func receiveComments(_ text: String, _ clock: NoticeClock) {
        settle(.comments, clock)
        record(.commentsReceived(text))
        investigate()
    }

    private mutating func remindComments(_ timer: CaseTimer, _ clock: NoticeClock) throws(CaseRefusal) {
        guard clock.deadline != nil else { throw .staleTimer }
        record(.reminded(.complainant, step: timer.step ?? ""))
        notify(.commentReminder, .complainant, step: timer.step)
    }

    /// No comments is an answer too: the defence stands as it is, and the case goes on.
    private mutating func closeComments() {
        perform(.settleDeadline(.comments, .missed))
        record(.commentsClosed)
        investigate()
    }
}
