/// Where a case stands, with what that stage knows.
public enum CaseState: Codable, Hashable, Sendable {
    /// Asleep until `opensOn`; without a date the customer has to complain to the provider first and then tell us when.
    /// `isOpen` says that the date has come and the complainant can go on.
    case tooEarly(opensOn: CalendarDay?, isOpen: Bool)
    /// `isFinal` once it was looked at again, which is done once.
    case refused(RefusalGround, isFinal: Bool)
    /// Somebody says that the scheme was wrong to refuse the complaint, or to accept it. An ombudsman rules.
    case eligibilityDisputed(EligibilityDispute)
    case awaitingProvider(NoticeClock)
    /// One side's offer lies with the other.
    case settlementOffered(NoticeClock, offer: SettlementOffer)
    case awaitingComments(NoticeClock)
    case investigating
    /// One side answers what the caseworker asked it.
    case awaitingInformation(NoticeClock, InformationRequest)
    case awaitingSignature(Decision)
    /// Signed, and not final: either side can ask for a review. `isAccepted` once the complainant has accepted, which
    /// binds when the window has closed without a review.
    case resolutionProposed(NoticeClock, Decision, isAccepted: Bool)
    /// A caseworker looks again at what was proposed, and drafts the final decision.
    case reviewing(Review)
    case awaitingAcceptance(NoticeClock, Decision)
    case awaitingRemedy(NoticeClock, [RemedyLine], evidenced: Set<Int>)
    /// Nobody has to do anything until the hold ends, and every clock stands still.
    indirect case onHold(Hold)
    case closed(ClosingReason)
}

/// A clock that a notice starts: it stands until the recipient's relay accepted the notice.
public enum NoticeClock: Codable, Hashable, Sendable {
    case awaitingNotice
    case running(Derivation)

    /// The deadline, once the clock runs.
    public var deadline: Derivation? {
        switch self {
        case .awaitingNotice: nil
        case .running(let derivation): derivation
        }
    }
}

extension CaseState {
    public var status: CaseStatus {
        switch self {
        case .tooEarly: .tooEarly
        case .refused: .refused
        case .eligibilityDisputed: .eligibilityDisputed
        case .awaitingProvider: .awaitingProvider
        case .settlementOffered: .settlementOffered
        case .awaitingComments: .awaitingComments
        case .investigating: .investigating
        case .awaitingInformation: .awaitingInformation
        case .awaitingSignature: .awaitingSignature
        case .resolutionProposed: .resolutionProposed
        case .reviewing: .reviewing
        case .awaitingAcceptance: .awaitingAcceptance
        case .awaitingRemedy: .awaitingRemedy
        case .onHold: .onHold
        case .closed: .closed
        }
    }

    /// The one party whose move it is; `nil` only when the case is over.
    public var waitsFor: Party? {
        switch self {
        case .tooEarly(nil, _), .tooEarly(_, isOpen: true): .complainant
        case .tooEarly(_, isOpen: false), .onHold: .scheme
        case .awaitingProvider(.awaitingNotice), .settlementOffered(.awaitingNotice, _),
            .awaitingComments(.awaitingNotice), .resolutionProposed(.awaitingNotice, _, _),
            .awaitingAcceptance(.awaitingNotice, _), .awaitingRemedy(.awaitingNotice, _, _),
            .awaitingInformation(.awaitingNotice, _):
            .scheme
        case .awaitingInformation(.running, let request): request.asked
        case .awaitingProvider(.running), .resolutionProposed(.running, _, isAccepted: true),
            .awaitingRemedy(.running, _, _):
            .provider
        case .settlementOffered(.running, let offer): offer.answerer
        case .awaitingComments(.running),
            .resolutionProposed(.running, _, isAccepted: false), .awaitingAcceptance(.running, _):
            .complainant
        case .investigating, .reviewing: .caseworker
        case .awaitingSignature, .eligibilityDisputed: .ombudsman
        case .refused, .closed: nil
        }
    }

    /// The stage's own clock, if it has one; one that no notice starts always runs.
    public var noticeClock: NoticeClock? {
        switch self {
        case .awaitingProvider(let clock), .settlementOffered(let clock, _), .awaitingComments(let clock),
            .resolutionProposed(let clock, _, _), .awaitingAcceptance(let clock, _), .awaitingRemedy(let clock, _, _),
            .awaitingInformation(let clock, _):
            clock
        case .eligibilityDisputed(let dispute): .running(dispute.deadline)
        case .reviewing(let review): .running(review.deadline)
        case .tooEarly, .refused, .investigating, .awaitingSignature, .onHold, .closed: nil
        }
    }

    /// The same stage with its own clock set to another; stages without one stay what they are.
    func with(_ clock: NoticeClock) -> CaseState {
        switch self {
        case .awaitingProvider: .awaitingProvider(clock)
        case .settlementOffered(_, let offer): .settlementOffered(clock, offer: offer)
        case .awaitingComments: .awaitingComments(clock)
        case .awaitingInformation(_, let request): .awaitingInformation(clock, request)
        case .resolutionProposed(_, let decision, let isAccepted):
            .resolutionProposed(clock, decision, isAccepted: isAccepted)
        case .awaitingAcceptance(_, let decision): .awaitingAcceptance(clock, decision)
        case .awaitingRemedy(_, let lines, let evidenced): .awaitingRemedy(clock, lines, evidenced: evidenced)
        case .reviewing(let review): clock.deadline.map { .reviewing(review.due($0)) } ?? self
        case .eligibilityDisputed(let dispute): clock.deadline.map { .eligibilityDisputed(dispute.due($0)) } ?? self
        case .tooEarly, .refused, .investigating, .awaitingSignature, .onHold, .closed: self
        }
    }
}
