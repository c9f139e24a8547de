/// Whether the scheme may look at a complaint, and why.
public struct EligibilityDecision: Hashable, Codable, Sendable {
    public enum Outcome: Hashable, Codable, Sendable {
        case accepted
        case refused(RefusalGround)
        /// Opens at 00:00 in London on that day; nil when the complainant has not complained to the provider yet.
        case tooEarly(opensOn: CalendarDay?)
    }

    public let outcome: Outcome
    /// The scheme whose rules were applied: the one that the provider belonged to on the day of referral.
    public let scheme: SchemeID
    public let profileVersion: String
    /// The day on which the complaint was sent in, or gone on with after it woke.
    public let referredOn: CalendarDay
    public let clause: String
    /// Why, in plain English, for the complainant.
    public let explanation: String
    /// What the complainant can do now; empty when the complaint is accepted.
    public let next: String

    public init(
        outcome: Outcome, scheme: SchemeID, profileVersion: String, referredOn: CalendarDay, clause: String,
        explanation: String, next: String
    ) {
        self.outcome = outcome
        self.scheme = scheme
        self.profileVersion = profileVersion
        self.referredOn = referredOn
        self.clause = clause
        self.explanation = explanation
        self.next = next
    }

    /// `accepted`, `refused` or `too_early`.
    public var outcomeName: String {
        switch outcome {
        case .accepted: "accepted"
        case .refused: "refused"
        case .tooEarly: "too_early"
        }
    }

    public var ground: RefusalGround? {
        switch outcome {
        case .accepted: nil
        case .refused(let ground): ground
        case .tooEarly: .tooEarly
        }
    }

    /// The day from which a too-early complaint can go on, where it is known.
    public var opensOn: CalendarDay? {
        if case .tooEarly(let day) = outcome { day } else { nil }
    }
}
