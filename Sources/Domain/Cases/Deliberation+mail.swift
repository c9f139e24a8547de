/// Mail that comes in on a case, at whatever stage: it is kept, a person is told, and no clock starts or stops by it.
extension Deliberation {
    /// A person reads what a party wrote and decides what it asks of the case: a mail is no answer to an offer, and on a
    /// case that is over it reopens nothing.
    mutating func receive(_ mail: CaseMail) {
        record(.mailReceived(mail))
        if !mail.isAutomatic { raise(.mailReceived) }
    }

    /// A person finds another way to the recipient; what presses a party waits until then.
    mutating func noticeBounced(_ notice: Notice, _ status: String) {
        record(.noticeBounced(notice.kind, to: notice.to, status: status))
        raise(StaffItemKind.unreachable(notice.to) ?? .mailReceived)
    }

    /// Whoever acts or writes can be reached after all.
    mutating func noteReached(by command: CaseCommand, _ unreachable: Set<Party>) {
        guard let party = command.actor, unreachable.contains(party) else { return }
        StaffItemKind.unreachable(party).map { perform(.resolveItem($0)) }
    }
}

extension CaseCommand {
    /// The party whose own doing it is; `nil` for staff, time and relays.
    fileprivate var actor: Party? {
        switch self {
        case .defend, .offerSettlement, .answerCounterOffer, .evidenceRemedy, .objectToEligibility: .provider
        case .goOn, .disputeRefusal, .comment, .answer, .disputeRemedy, .reopen(_, by: nil), .withdraw: .complainant
        case .requestReview(let request): request.party
        case .giveInformation(_, let party), .counterOffer(_, _, let party): party
        case .receiveMail(let mail): mail.isAutomatic ? nil : mail.from
        case .assign, .requestInformation, .endRequest, .ruleOnEligibility, .draftDecision, .signDecision, .fire,
            .noticeAccepted, .noticeUndelivered,
            .noticeBounced, .countAgain, .hold, .resume, .extend, .reopen, .transfer, .merge, .takeIn, .openBeside:
            nil
        }
    }
}
