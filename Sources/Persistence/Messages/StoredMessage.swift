public import Domain
public import FoundationEssentials

/// A message of a case.
public struct StoredMessage: Sendable {
    public enum State: String, Sendable {
        case queued
        /// The recipient's relay, or ours, accepted it.
        case accepted
        /// The relay refused it for good.
        case undelivered
    }

    public let id: UUID
    public let caseID: CaseID
    /// Counts the messages of the case from 1.
    public let number: Int
    public let notice: Notice
    public let state: State
    public let createdAt: Date
    /// When it goes out, for one that is held over the night or for a digest.
    public let sendAt: Date?
    /// The digest that it was told in.
    public let digestID: UUID?
    public let internetMessageID: String
    public let subject: String?
    public let body: String?
    public let relay: String?
    public let relayAnswer: String?
    public let settledAt: Date?
    /// When it came back after a relay had accepted it.
    public let bouncedAt: Date?
    /// The enhanced status (RFC 3463) that it came back with; empty where the report had none.
    public let bounceStatus: String?

    /// Whether it goes out in the provider's digest and not as a mail of its own.
    public var isForDigest: Bool { notice.isForDigest && sendAt != nil }
}
