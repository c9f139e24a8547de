public import Domain
import FoundationEssentials
import Persistence

/// Answers on the way to a complaint, kept for who has their secret.
public struct Draft: Sendable {
    public let id: DraftID
    public let answers: Answers
    /// Opens it on another device.
    public let code: ReturnCode
    /// Where the link was sent last; nil where nobody asked for it.
    public let returnAddress: String?

    public init(id: DraftID, answers: Answers, code: ReturnCode, returnAddress: String? = nil) {
        self.id = id
        self.answers = answers
        self.code = code
        self.returnAddress = returnAddress
    }

    init(_ stored: StoredDraft, tokens: AccessTokens) {
        self.init(
            id: stored.id, answers: stored.answers, code: tokens.draftCode(of: stored.id),
            returnAddress: stored.returnAddress)
    }

    /// How long one is kept after the last answer: 30 days.
    static let lifetime: TimeInterval = 30 * 24 * 60 * 60
}

/// What a draft's secret opens.
public enum FoundDraft: Sendable {
    case open(Draft)
    /// It was sent, and this is what it became.
    case sent(AcceptedComplaint)
}

/// Why nothing was kept.
public enum DraftError: Error, Equatable, Sendable {
    /// It was sent, has expired, or never was.
    case gone
    /// The link was asked for too often.
    case tooManyLinks
}
