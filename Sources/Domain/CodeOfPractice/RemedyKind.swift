/// What a decision may order.
public enum RemedyKind: String, Codable, CaseIterable, Sendable {
    case apology
    case explanation
    /// A refund, a credit, a repair, release from a contract, collection stopped: what restores the position.
    case correctiveAction = "corrective_action"
    /// Money for what cannot be undone, by its impact.
    case timeAndTrouble = "time_and_trouble"
    case automaticCompensation = "automatic_compensation"
    case goodwill
    /// What should keep it from happening again.
    case recommendation
}
