import FoundationEssentials
import Operations

/// What one person means to do on a case, and when.
struct PlannedAct: Sendable {
    /// Who acts, and so which credential is shown.
    enum Actor: Sendable {
        case complainant
        case provider
        /// By place in the roster.
        case caseworker(Int)
        case ombudsman(Int)
    }

    let at: Date
    let ordinal: Int
    /// Tells the acts of one stage apart, and puts those of one moment in order.
    let step: String
    let actor: Actor
    let action: CaseAction
    /// Who does it instead, in this order, where the actor reads the case a second time.
    var standIns: [Actor] = []
}
