public import Domain

/// Every message that the scheme writes, in plain words: what happened, what happens next, who has to act by when and why
/// by then, and where.
public enum MessageCatalogue {
    /// Text and HTML come from the same content. The subject carries the reference, so that an answer finds its case.
    public static func render(_ facts: MessageFacts) -> RenderedMessage {
        let wording = wording(of: facts)
        let letter = wording.letter
        let blocks = blocks(of: wording, facts)
        return RenderedMessage(
            subject: "[Redress \(facts.reference)] \(letter.title)",
            text: PlainTextRenderer.render([.heading(letter.title)] + blocks),
            html: HTMLRenderer.render(blocks, title: letter.title, language: facts.language.tag),
            language: facts.language)
    }

    /// What a message says in one line.
    static func title(_ facts: MessageFacts) -> String { wording(of: facts).letter.title }

    /// The same content as a letter on paper: a whole HTML document.
    ///
    /// - Parameters:
    ///   - day: the letter's date
    ///   - sender: whose letter it is
    ///   - isLarge: for somebody who needs large print
    public static func sheet(
        _ facts: MessageFacts, to address: PostalAddress, on day: CalendarDay, from sender: String,
        isLarge: Bool = false
    ) -> String {
        let wording = wording(of: facts)
        return LetterSheet(
            address: address, title: wording.letter.title, language: facts.language,
            blocks: blocks(of: wording, facts), day: day, reference: facts.reference, sender: sender, isLarge: isLarge
        ).html
    }

    @MessageBlockBuilder
    private static func blocks(of wording: Wording, _ facts: MessageFacts) -> [MessageBlock] {
        "\(wording.greeting),"
        wording.letter.opening
        MessageBlock.heading(wording.whatHappensNext)
        wording.letter.next
        wording.deadline
        MessageBlock.action(label: wording.letter.action, url: facts.trackingURL)
        wording.careForTheLink
        wording.aboutThePage
        wording.reference
        facts.schemeTitle
    }

    /// The one place where a language is chosen.
    private static func wording(of facts: MessageFacts) -> Wording {
        switch facts.language {
        case .english: english(facts)
        case .welsh: WelshLetters(facts).wording
        }
    }

    private static func english(_ facts: MessageFacts) -> Wording {
        Wording(
            greeting: facts.greeting, letter: letter(facts), whatHappensNext: "What happens next",
            deadline: facts.deadlineBlocks, careForTheLink: facts.careForTheLink, aboutThePage: nil,
            reference: "Your case reference is \(facts.reference). Please give it when you write to us or call us.")
    }

    private static func letter(_ facts: MessageFacts) -> Letter {
        switch facts.kind {
        case .acknowledgement: facts.acknowledgement
        case .tooEarlyNotice: facts.tooEarlyNotice
        case .opened: facts.opened
        case .refusal: facts.refusal
        case .eligibilityDispute: facts.eligibilityDispute
        case .eligibilityRuling: facts.eligibilityRuling
        case .providerRequest: facts.providerRequest
        case .providerReminder: facts.providerReminder
        case .providerChase: facts.providerChase
        case .providerEscalation: facts.providerEscalation
        case .proceedingWithoutResponse: facts.proceedingWithoutResponse
        case .settlementOffer: facts.settlementOffer
        case .counterOffer: facts.counterOffer
        case .settlementAgreed: facts.settlementAgreed
        case .settlementAnswered: facts.settlementAnswered
        case .commentInvitation: facts.commentInvitation
        case .commentReminder: facts.commentReminder
        case .investigationOpened: facts.investigationOpened
        case .caseworkerReminder: facts.caseworkerReminder
        case .informationRequest: facts.informationRequest
        case .informationNotice: facts.informationNotice
        case .informationReminder: facts.informationReminder
        case .informationChase: facts.informationChase
        case .informationReceived: facts.informationReceived
        case .informationNotNeeded: facts.informationNotNeeded
        case .signatureRequest: facts.signatureRequest
        case .proposedResolution: facts.proposedResolution
        case .resolutionAccepted: facts.resolutionAccepted
        case .reviewRequest: facts.reviewRequest
        case .decision: facts.decision
        case .acceptanceReminder: facts.acceptanceReminder
        case .decisionAccepted: facts.decisionAccepted
        case .decisionRejected: facts.decisionRejected
        case .decisionLapsed: facts.decisionLapsed
        case .remedyReminder: facts.remedyReminder
        case .remedyEvidence: facts.remedyEvidence
        case .remedyDispute: facts.remedyDispute
        case .breachNotice: facts.breachNotice
        case .onHold: facts.onHold
        case .resumed: facts.resumed
        case .deadlineMoved: facts.deadlineMoved
        case .reopened: facts.reopened
        case .transferred: facts.transferred
        case .merged: facts.merged
        case .complaintAdded: facts.complaintAdded
        case .openedBeside: facts.openedBeside
        case .evidenceShared: facts.evidenceShared
        case .evidenceRefused: facts.evidenceRefused
        case .closed: facts.closed
        case .withdrawn: facts.withdrawn
        }
    }
}
