public import Domain

/// All that a message may say: the catalogue adds words and no facts.
public struct MessageFacts: Sendable {
    public let kind: MessageKind
    /// Tells two messages of one kind apart, as the ladder's step does.
    public let step: String?
    public let recipientParty: Party
    /// That of the words; only a complainant is written to in another one than English.
    public let language: Language
    /// May be empty where nobody's name is known, as for a provider's complaints team.
    public let recipientName: String
    /// As spoken: `ABCD EFGH`.
    public let reference: String
    public let complainantName: String
    public let providerName: String
    public let schemeTitle: String
    /// The date by which `actor` has to act, where one is set.
    public var deadline: Derivation?
    /// Whether the deadline's clock starts only when this very message reaches the recipient. `deadline` is then what
    /// it will be if that happens today.
    public var deadlineStartsOnDelivery = false
    /// Who has to act by the deadline; `nil` says only what happens next.
    public var actor: Party?
    /// The recipient's own secret link to the case; with a PIN, where that is entered.
    public let trackingURL: String
    /// Of somebody who reads on paper, and would have to type a link.
    public var pin: String?
    /// What somebody wrote: a defence, an offer, the evidence for a remedy. Quoted as written.
    public var bodyText: String?
    public var remedies: [RemedyLine] = []
    public var findings: [Finding] = []
    /// Why the complaint was accepted, refused or came too early, in plain English.
    public var explanation: String?
    /// The same in Welsh; `nil` where somebody wrote `explanation`, which then stays as it was written.
    public var explanationInWelsh: String?
    /// The clause of the scheme's rules that `explanation` rests on.
    public var clause: String?
    /// The first day on which a complaint that came too early can be taken.
    public var opensOn: CalendarDay?
    /// What the recipient can do now, where the rules say so, as after a refusal.
    public var advice: String?
    /// The service complained about, in words: `mobile`.
    public var service: String?
    /// The customer's account with the provider.
    public var accountReference: String?
    /// What the complaint is about, in words.
    public var issues: [String] = []
    /// Another case that the message is about.
    public var otherReference: String?
    /// The last day of a hold.
    public var heldUntil: CalendarDay?
    public var closingReason: ClosingReason?
    /// How long a step of the scheme's own takes, where somebody's health or safety depends on the service.
    public var urgentWithin: Period?
    /// Whether the complainant took the provider's offer; declined and unanswered are the same here.
    public var isAccepted: Bool?

    public init(
        kind: MessageKind, step: String? = nil, recipientParty: Party, recipientName: String, reference: String,
        complainantName: String, providerName: String, schemeTitle: String, trackingURL: String,
        complainantLanguage: Language = .english
    ) {
        self.kind = kind
        self.step = step
        self.recipientParty = recipientParty
        language = recipientParty == .complainant ? complainantLanguage : .english
        self.recipientName = recipientName
        self.reference = reference
        self.complainantName = complainantName
        self.providerName = providerName
        self.schemeTitle = schemeTitle
        self.trackingURL = trackingURL
    }
}
