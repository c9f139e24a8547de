/// A case that stands still for a while, and where it does.
public struct Hold: Codable, Hashable, Sendable {
    public enum Reason: String, Codable, CaseIterable, Sendable {
        case complainantAsked = "complainant_asked"
        /// Ill, bereaved, or otherwise not able to go on for now.
        case complainantUnable = "complainant_unable"
        case courtOrInsolvency = "court_or_insolvency"
        /// Somebody else has to say something first, such as an expert or a regulator.
        case thirdParty = "third_party"

        /// As both sides are told it, and as the derivation of every date that was moved says it.
        public var spoken: String {
            switch self {
            case .complainantAsked: "the complainant asked for time"
            case .complainantUnable: "the complainant cannot go on for now"
            case .courtOrInsolvency: "a court or an insolvency comes first"
            case .thirdParty: "somebody else has to answer first"
            }
        }
    }

    public let reason: Reason
    public let since: CalendarDay
    /// Its last day: then the case goes on by itself.
    public let until: CalendarDay
    /// The stage that goes on, its clock as it stood.
    public let stage: CaseState
    /// The clock of the decision as it stood.
    public let decision: Derivation?

    public init(reason: Reason, since: CalendarDay, until: CalendarDay, stage: CaseState, decision: Derivation?) {
        self.reason = reason
        self.since = since
        self.until = until
        self.stage = stage
        self.decision = decision
    }

    func at(_ stage: CaseState, decision: Derivation?) -> Hold {
        Hold(reason: reason, since: since, until: until, stage: stage, decision: decision)
    }
}
