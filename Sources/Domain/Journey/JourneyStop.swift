/// Why somebody may not go on, or may only leave the complaint for later.
public enum StopReason: String, CaseIterable, Sendable {
    case providerNotMember = "provider-not-member"
    case notCustomer = "not-customer"
    case businessTooLarge = "business-too-large"
    case notComplained = "not-complained"
    case tooEarly = "too-early"
    case outOfTime = "out-of-time"
    case beforeCourt = "before-court"
    case otherScheme = "other-scheme"
    case alreadySettled = "already-settled"
    case subjectOutside = "subject-outside"

    /// One that comes too early can be left, and wakes by itself.
    public var mayBeLeft: Bool { self == .notComplained || self == .tooEarly }

    public var ground: RefusalGround {
        switch self {
        case .providerNotMember: .providerNotMember
        case .notCustomer: .notCustomer
        case .businessTooLarge: .businessTooLarge
        case .notComplained, .tooEarly: .tooEarly
        case .outOfTime: .outOfTime
        case .beforeCourt: .beforeCourt
        case .otherScheme: .otherScheme
        case .alreadySettled: .alreadySettled
        case .subjectOutside: .subjectOutside
        }
    }

    init?(_ decision: EligibilityDecision) {
        switch decision.outcome {
        case .accepted: return nil
        case .tooEarly(let day): self = day == nil ? .notComplained : .tooEarly
        case .refused(let ground):
            guard let reason = Self.allCases.first(where: { $0.ground == ground }) else { return nil }
            self = reason
        }
    }
}

/// A place on the way where it does not go on, with all that can be said about it.
public struct JourneyStop: Sendable {
    public let reason: StopReason
    /// The page whose answer led here.
    public let page: JourneyPage
    /// As the rules decide and explain it, in English.
    public let decision: EligibilityDecision
    /// The same explanation in Welsh.
    public let explanationInWelsh: String
    /// How the code of practice calls the ground.
    public let title: String
    /// What is needed to say the same in another language.
    public let figures: Figures

    /// The figures of a stop, as far as they are known.
    public struct Figures: Sendable {
        public let provider: String
        public let people: Int?
        public let limit: Int
        public let firstComplainedOn: CalendarDay?
        public let wait: Period
        public let opensOn: CalendarDay?
        public let letter: CalendarDay?
        public let lastDay: CalendarDay?
    }
}
