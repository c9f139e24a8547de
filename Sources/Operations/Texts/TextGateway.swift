public import FoundationEssentials

/// The way out for text messages. Handing over the same one again is allowed: it bears the same id.
public protocol TextGateway: Sendable {
    /// Returns once the gateway has taken the message.
    func send(_ text: OutgoingText) async throws(TextGatewayError)
}

/// One text message.
public struct OutgoingText: Equatable, Sendable {
    /// The same at every attempt, so that a gateway can tell them from two messages.
    public let id: UUID
    /// In international form (E.164).
    public let number: String
    public let body: String

    public init(id: UUID, number: String, body: String) {
        self.id = id
        self.number = number
        self.body = body
    }
}

/// Why a gateway has not taken a message. No case carries a number.
public enum TextGatewayError: Error, Equatable, Sendable {
    /// It may take it later, or may have taken it.
    case unavailable(reason: String)
    /// It does not take this one, now or later.
    case refused(reason: String)
}
