import Domain
import Operations
import Testing

/// Facts for messages of a made-up case.
enum MessageSamples {
    static let link = "https://redress.example/cases/ABCDEFGH?key=rc_secret&lang=en"

    /// Everything known: 10 working days from Thu 2 Apr 2026.
    static func facts(
        _ kind: MessageKind, to party: Party, step: String? = nil, in language: Language = .english
    ) throws -> MessageFacts {
        var facts = bareFacts(kind, to: party, step: step, in: language)
        facts.deadline = try deadline(.providerResponse)
        facts.actor = .provider
        facts.bodyText = "We checked the bill.\nIt is right."
        facts.remedies = [
            RemedyLine(number: 1, kind: .apology, description: "A written apology", amountPence: nil),
            RemedyLine(number: 2, kind: .timeAndTrouble, description: "For the lost days", amountPence: 123_450),
        ]
        facts.findings = [
            Finding(issue: .billingIncorrectCharge, outcome: .partlyUpheld, reasons: "The bill was wrong in May.")
        ]
        facts.explanation = "We can look at your complaint."
        facts.explanationInWelsh = "Gallwn edrych ar eich cwyn."
        facts.clause = "2.1 Complaints we take"
        facts.advice = "You can ask a lawyer."
        facts.opensOn = CalendarDay(iso8601: "2026-05-20")
        facts.otherReference = "WXYZ 2345"
        facts.service = "mobile"
        facts.accountReference = "A-123"
        facts.issues = ["Incorrect charge"]
        facts.closingReason = .remedied
        facts.isAccepted = true
        return facts
    }

    /// Only what every case has.
    static func bareFacts(
        _ kind: MessageKind, to party: Party, step: String? = nil, in language: Language = .english
    ) -> MessageFacts {
        MessageFacts(
            kind: kind, step: step, recipientParty: party, recipientName: "Zoë O’Hara", reference: "ABCD EFGH",
            complainantName: "Ada Example", providerName: "O2", schemeTitle: "Adjudication", trackingURL: link,
            complainantLanguage: language)
    }

    static func deadline(_ step: ClockStep) throws -> Derivation {
        let thursdayBeforeEaster = try #require(CalendarDay(iso8601: "2026-04-02"))
        return SchemeProfile.cisasStyle.deadline(step, from: "this message reached you", on: thursdayBeforeEaster)
    }
}
