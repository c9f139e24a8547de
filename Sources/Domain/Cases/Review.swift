/// A proposed resolution that a caseworker looks at again.
public struct Review: Codable, Hashable, Sendable {
    public let proposed: Decision
    public let request: ReviewRequest
    /// By when the scheme answers.
    public let deadline: Derivation

    public init(proposed: Decision, request: ReviewRequest, deadline: Derivation) {
        self.proposed = proposed
        self.request = request
        self.deadline = deadline
    }

    func due(_ deadline: Derivation) -> Review {
        Review(proposed: proposed, request: request, deadline: deadline)
    }
}

/// Why a proposed resolution cannot stand. Not to agree with it is no reason.
public struct ReviewRequest: Codable, Hashable, Sendable {
    public enum Ground: String, Codable, CaseIterable, Sendable {
        /// A significant error of fact.
        case errorOfFact = "error_of_fact"
        /// Important new evidence.
        case newEvidence = "new_evidence"
    }

    public let party: Party
    public let ground: Ground
    public let text: String

    public init(party: Party, ground: Ground, text: String) {
        self.party = party
        self.ground = ground
        self.text = text
    }
}
