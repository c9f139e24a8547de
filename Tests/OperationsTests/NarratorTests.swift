import Domain
import FoundationEssentials
import Operations
import TestSupport
import Testing

@Suite("Telling what happened", .database)
struct NarratorTests {
    @Test("nobody is spoken of in the third person to their face, and everybody else goes by name")
    func you() async throws {
        let road = try await Road.opened()
        try await road.provider(.providerResponse(.defend(text: "We billed what was agreed")))
        try await road.complainant(.comments(text: "You did not"))
        let remedy = RemedyProposal(kind: .apology, description: "Say sorry", amountPence: nil)
        try await road.caseworker(.decisionDraft(findings: [road.finding], remedies: [remedy]))
        try await road.ombudsman(.decisionSignature)
        let toComplainant = try await road.complainant(.acceptance(accept: true))
        let toProvider = try await road.provider(.remedyEvidence(remedy: 1, text: "Letter of apology"))
        #expect(!told(toComplainant).contains("the complainant"))
        #expect(told(toComplainant).contains("you accepted the decision"))
        #expect(told(toComplainant).contains("O2 answered"))
        #expect(!told(toProvider).contains("the provider"))
        #expect(told(toProvider).contains("you answered"))
        #expect(told(toProvider).contains("the request reached you"))
        #expect(told(toProvider).contains("the complainant accepted the decision"))
    }

    @Test("where a message went is said as a person would, with the time of the day in London")
    func delivery() async throws {
        let road = try await Road.opened()
        let view = try await InspectCase(road.office.office)(road.accepted.reference)
        #expect(Set(view.messages.map(\.delivery)) == ["Accepted by the mail relay relay.example.invalid at 10:00"])
        let accepted = view.timeline.map(\.title).first { $0.hasPrefix("Our message") }
        #expect(
            accepted == "Our message “provider request” to O2 was accepted by the mail relay relay.example.invalid")
    }

    @Test("what happens next is told to each reader", arguments: [CaseStatus.awaitingProvider, .closed])
    func next(_ status: CaseStatus) async throws {
        let road = try await Road.opened()
        if status == .closed { try await road.complainant(.withdrawal(reason: nil)) }
        let own = try await road.office.show(
            road.accepted.reference, credential: .bearer(road.accepted.accessToken)
        ).nextStep
        let inside = try await InspectCase(road.office.office)(road.accepted.reference).nextStep
        if status == .closed {
            #expect(own == "The case is closed: you withdrew.")
            #expect(inside == "The case is closed: the complainant withdrew.")
        } else {
            #expect(own == "O2 has to answer. If it does not, we remind it and then go on without it.")
            #expect(inside == own)
        }
    }

    /// Titles, what is next and what started the clocks, in lower case except for names.
    private func told(_ view: CaseView) -> String {
        let words = view.timeline.map(\.title) + [view.nextStep] + view.deadlines.map(\.derivation.startEvent)
        return words.joined(separator: "\n").replacing("You", with: "you").replacing("The ", with: "the ")
    }
}
