/// Somebody does not agree with what the scheme decided about looking at a complaint.
public struct EligibilityDispute: Codable, Hashable, Sendable {
    /// The complainant of a refused complaint, or the provider of an accepted one.
    public let party: Party
    /// Why the complaint was refused, or why the provider says that it had to be.
    public let ground: RefusalGround
    public let text: String
    /// By when an ombudsman rules.
    public let deadline: Derivation
    /// The clock of the provider's response as it stood; `nil` where the complaint had been refused.
    public let response: Derivation?
    /// The day from which the provider's clock stands still, where the dispute's own clock began later: once it was taken
    /// up again.
    private let standsSince: CalendarDay?

    public init(
        party: Party, ground: RefusalGround, text: String, deadline: Derivation, response: Derivation?,
        standsSince: CalendarDay? = nil
    ) {
        self.party = party
        self.ground = ground
        self.text = text
        self.deadline = deadline
        self.response = response
        self.standsSince = standsSince
    }

    /// As the provider's clock says afterwards why it stood still.
    public static let reasonOfPause = "eligibility was disputed"

    /// The day of the dispute: from there on the provider's clock stands still.
    var since: CalendarDay { standsSince ?? deadline.dayZero }

    func due(_ deadline: Derivation) -> EligibilityDispute {
        EligibilityDispute(
            party: party, ground: ground, text: text, deadline: deadline, response: response, standsSince: since)
    }
}
