/// One rung of a ladder of reminders and chases around a due day.
public struct ChaseStep: Hashable, Codable, Sendable {
    /// Names the rung within its ladder, such as `remind-5`, `due`, `chase+2`; it goes into effect keys and history.
    public let id: String
    /// Working days from the due day, negative before it.
    public let offset: Int
    public let action: ChaseAction

    public init(id: String, offset: Int, action: ChaseAction) {
        self.id = id
        self.offset = offset
        self.action = action
    }
}

/// What happens on a rung.
public enum ChaseAction: String, Codable, CaseIterable, Sendable {
    /// A friendly note before or on the due day. Never goes out later than its day.
    case remind
    /// The due day has passed. Never goes out earlier than its day.
    case chase
    /// The senior contact of whoever is late is told.
    case escalate
    /// The case stops waiting and goes on without.
    case proceed
}

/// The ladders that a profile defines.
public enum LadderKind: String, Codable, CaseIterable, Sendable {
    /// To the provider, about its response.
    case providerResponse = "provider_response"
    /// To the complainant, about comments on the defence.
    case comments
    /// To the side that was asked, about its answers.
    case information
    /// To the caseworker, about the decision.
    case decision
    /// To the complainant, about accepting the decision.
    case acceptance
    /// To the provider, about doing what the decision says.
    case compliance
}

/// A ladder with where it comes from.
public struct ChaseLadder: Hashable, Sendable {
    /// In the order in which they are climbed.
    public let steps: [ChaseStep]
    public let clause: String
    public let source: String
    public let confidence: Confidence
}
