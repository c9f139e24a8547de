/// Where a case stands, with what that stage knows.
public enum CaseState: Codable, Hashable, Sendable {
    /// Asleep until `opensOn`; without a date the customer has to complain to the provider first and then tell us when.
    /// `isOpen` says that the date has come and the complainant can go on.
    case tooEarly(opensOn: CalendarDay?, isOpen: Bool)
    case refused(RefusalGround)
    case awaitingProvider(NoticeClock)
    case settlementOffered(NoticeClock, offer: [RemedyLine])
    case awaitingComments(NoticeClock)
    case investigating
    case awaitingSignature(Decision)
    case awaitingAcceptance(NoticeClock, Decision)
    case awaitingRemedy(NoticeClock, [RemedyLine], evidenced: Set<Int>)
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
        case .awaitingProvider: .awaitingProvider
        case .settlementOffered: .settlementOffered
        case .awaitingComments: .awaitingComments
        case .investigating: .investigating
        case .awaitingSignature: .awaitingSignature
        case .awaitingAcceptance: .awaitingAcceptance
        case .awaitingRemedy: .awaitingRemedy
        case .closed: .closed
        }
    }

    /// The one party whose move it is; `nil` only when the case is over.
    public var waitsFor: Party? {
        switch self {
        case .tooEarly(nil, _), .tooEarly(_, isOpen: true): .complainant
        case .tooEarly(_, isOpen: false): .scheme
        case .awaitingProvider(.awaitingNotice), .settlementOffered(.awaitingNotice, _),
            .awaitingComments(.awaitingNotice), .awaitingAcceptance(.awaitingNotice, _),
            .awaitingRemedy(.awaitingNotice, _, _):
            .scheme
        case .awaitingProvider(.running), .awaitingRemedy(.running, _, _): .provider
        case .settlementOffered(.running, _), .awaitingComments(.running), .awaitingAcceptance(.running, _):
            .complainant
        case .investigating: .caseworker
        case .awaitingSignature: .ombudsman
        case .refused, .closed: nil
        }
    }

    /// The notice-started clock of the stage, if the stage has one.
    public var noticeClock: NoticeClock? {
        switch self {
        case .awaitingProvider(let clock), .settlementOffered(let clock, _), .awaitingComments(let clock),
            .awaitingAcceptance(let clock, _), .awaitingRemedy(let clock, _, _):
            clock
        case .tooEarly, .refused, .investigating, .awaitingSignature, .closed: nil
        }
    }
}
