public import FoundationEssentials

/// What the shell has to write beside the new state, in the same transaction.
public enum CaseEffect: Equatable, Sendable {
    case notify(Notice)
    case arm(CaseTimer)
    /// Cancels every timer that the rules armed; those that fired already are stale by their generation.
    case disarm
    case startDeadline(Derivation, Party)
    /// Closes the running deadline of this step; whether it was met is decided by `on` against its due day.
    case settleDeadline(ClockStep, DeadlineEnd)
    case assignCaseworker
    /// Writes down what evidence the file has, now that no more is taken.
    case freezeFile
    /// Sends the notice that starts this clock once more, under its first Message-ID, if the relay had refused it.
    case resendNotice(ClockStep)
    /// Makes an item on the staff's list.
    case raiseItem(StaffItemKind)
    /// A draft is put up for signature: whether somebody else reads the case once more is drawn now.
    case drawSecondReading(Decision)
    /// Another draft takes the place of the one that was not signed, also for who reads the case once more.
    case renewSecondReading(Decision)
    /// Takes the item off the staff's list, because what it asked for has happened or is no longer needed.
    case resolveItem(StaffItemKind)
}

/// Why a person has to look at a case.
public enum StaffItemKind: String, Codable, CaseIterable, Sendable {
    /// A message did not arrive, and a clock may be waiting for it.
    case noticeUndelivered = "notice_undelivered"
    /// A job of the case was given up.
    case jobDead = "job_dead"
    /// Nobody without a conflict could be found to investigate.
    case unassigned
    /// Another case looks like one with this.
    case duplicate
    /// Mail to the complainant came back. Until it is resolved no timer presses them.
    case complainantUnreachable = "complainant_unreachable"
    /// Mail to the provider came back. Until it is resolved no timer presses it.
    case providerUnreachable = "provider_unreachable"
    /// A party wrote to us, and a person has to read it.
    case mailReceived = "mail_received"
    /// Who read the case a second time came to another result than the draft.
    case secondReadingDiffers = "second_reading_differs"
    /// A message came in that is no case's, or perhaps not.
    case mailHeld = "mail_held"

    /// The item that stands on the list while a party cannot be reached; staff are reached by other means.
    public static func unreachable(_ party: Party) -> StaffItemKind? {
        switch party {
        case .complainant: .complainantUnreachable
        case .provider: .providerUnreachable
        case .caseworker, .ombudsman, .scheme: nil
        }
    }
}

/// How a deadline ended.
public enum DeadlineEnd: String, Codable, Sendable {
    case met
    case missed
    /// The case took another road before the deadline fell.
    case cancelled
}

/// A message that the case owes somebody.
public struct Notice: Codable, Hashable, Sendable {
    public let kind: MessageKind
    public let to: Party
    /// Tells two messages of one kind apart, as the ladder's step does.
    public let step: String?
    /// The clock that starts when the recipient's relay has accepted this message.
    public let startsClock: ClockStep?
    /// What the message quotes: a defence, an explanation.
    public let quotation: String?

    /// Whether it can wait for the provider's digest: it starts no clock, and asks for nothing.
    public var isForDigest: Bool { to == .provider && startsClock == nil && kind.isForDigest }

    public init(
        _ kind: MessageKind, to: Party, step: String? = nil, startsClock: ClockStep? = nil, quotation: String? = nil
    ) {
        self.kind = kind
        self.to = to
        self.step = step
        self.startsClock = startsClock
        self.quotation = quotation
    }

    /// The step as the profile names it: `remind-5_1` is `remind-5` of the case's second round.
    public static func withoutRound(_ step: String) -> String { String(step.prefix { $0 != "_" }) }
}

/// A durable appointment that the case has with itself.
public struct CaseTimer: Codable, Hashable, Sendable {
    public enum Kind: String, Codable, CaseIterable, Sendable {
        case wake
        case closeEnquiry = "close_enquiry"
        case watchNotice = "watch_notice"
        case chaseProvider = "chase_provider"
        case expireSettlement = "expire_settlement"
        case remindComments = "remind_comments"
        case closeComments = "close_comments"
        case chaseInformation = "chase_information"
        case remindCaseworker = "remind_caseworker"
        case closeReview = "close_review"
        case remindAcceptance = "remind_acceptance"
        case lapse
        case checkCompliance = "check_compliance"
        case endHold = "end_hold"
    }

    public let kind: Kind
    /// The ladder's step, for a kind that climbs a ladder.
    public let step: String?
    public let dueAt: Date
    /// The case's generation when this was armed; a timer of an earlier one is refused.
    public let generation: Int

    public init(kind: Kind, step: String? = nil, dueAt: Date, generation: Int) {
        self.kind = kind
        self.step = step
        self.dueAt = dueAt
        self.generation = generation
    }
}
