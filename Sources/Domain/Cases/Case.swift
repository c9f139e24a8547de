/// A dispute on its road through the scheme: what the rules need to know of it.
public struct Case: Equatable, Sendable {
    public let id: CaseID
    public let provider: ProviderID
    /// Counts every change; a command that expects another version is refused.
    public internal(set) var version: Int
    /// Counts how often everything armed was cancelled; a timer that was armed before the last time is stale.
    public internal(set) var generation: Int
    public internal(set) var state: CaseState
    /// The clock of the final decision, which runs over several stages from the day the scheme accepted the case.
    public internal(set) var decisionDeadline: Derivation?
    /// How often the case was sent back to something that it had been through: its letters are new ones then.
    public internal(set) var round: Int
    /// Set while the case is closed.
    public internal(set) var reopening: Reopening?
    /// Whether somebody's health or safety depends on the service: the scheme's own steps take less time then.
    public internal(set) var isUrgent: Bool

    public init(
        id: CaseID, provider: ProviderID, version: Int, generation: Int, state: CaseState,
        decisionDeadline: Derivation?, round: Int = 0, reopening: Reopening? = nil, isUrgent: Bool = false
    ) {
        self.id = id
        self.provider = provider
        self.version = version
        self.generation = generation
        self.state = state
        self.decisionDeadline = decisionDeadline
        self.round = round
        self.reopening = reopening
        self.isUrgent = isUrgent
    }
}
