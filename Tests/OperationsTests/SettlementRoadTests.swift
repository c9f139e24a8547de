import Domain
import Foundation
import Operations
import TestSupport
import Testing

/// Offers that go back and forth, with the database, the letters and the timers.
@Suite("Offers to settle that are answered by others", .database)
struct SettlementRoadTests {
    private func remedies(_ pence: Int) -> [RemedyProposal] {
        [RemedyProposal(kind: .goodwill, description: "Credit the account", amountPence: pence)]
    }

    private func countered() async throws -> Road {
        let road = try await Road.opened()
        try await road.provider(.providerResponse(.settle(text: "We are sorry", remedies: remedies(1_000))))
        try await road.complainant(.counterOffer(text: "It cost me more than that", remedies: remedies(7_550)))
        return road
    }

    @Test("the provider reads the counter-offer, takes it, and both sides hold the same agreement")
    func agreed() async throws {
        let road = try await countered()
        let letter = try #require(road.letters("counter_offer").first)
        #expect(letter.text.contains("It cost me more than that") && letter.text.contains("75.50"))
        let waiting = try await road.view()
        #expect(waiting.waitingFor == .provider && waiting.offerer == .complainant)
        #expect(waiting.availableActions == ["withdrawal"])
        #expect(waiting.remedies.map(\.line.amountPence) == [7_550])
        try await road.office.expectSound()

        let agreed = try await road.provider(.counterOfferAnswer(accept: true))
        #expect(agreed.status == .awaitingRemedy && agreed.remedies.map(\.line.amountPence) == [7_550])
        let agreements = road.letters("settlement_agreed")
        #expect(agreements.count == 2 && agreements.allSatisfy { $0.text.contains("75.50") })
        #expect(try await road.view().timeline.contains { $0.title == "O2 accepted your offer" })
        try await road.office.expectSound()
    }

    @Test("a provider that says nothing to a counter-offer finds the case investigated, and the complainant is told")
    func silence() async throws {
        let road = try await countered()
        for day in 1...16 {
            try road.office.move(to: try SmallOffice.day("2026-06-01").adding(days: day).iso8601)
            try await road.office.work()
        }
        let view = try await road.view()
        #expect(view.status == .investigating)
        #expect(
            view.deadlines.contains {
                $0.party == .provider && $0.derivation.step == .settlementAnswer && $0.state == "missed"
            })
        #expect(road.letters("settlement_answered").count == 1)
        try await road.office.expectSound()
    }

    @Test("each side answers when it is its turn, and is told so when it is not")
    func turns() async throws {
        let road = try await countered()
        for action in [
            CaseAction.acceptance(accept: true), .counterOffer(text: "More still", remedies: remedies(9_000)),
        ] {
            let refusal = await #expect(throws: ActionRefused.self) { try await road.complainant(action) }
            #expect(refusal?.code == "others_turn")
        }
        let raised = try await road.provider(.counterOffer(text: "In the middle", remedies: remedies(4_000)))
        #expect(raised.offerer == .provider)
        let view = try await road.view()
        #expect(view.availableActions == ["acceptance", "counter-offer", "withdrawal"])
        #expect(road.letters("counter_offer").count == 2)
        try await road.complainant(.acceptance(accept: true))
        #expect(try await road.view().remedies.map(\.line.amountPence) == [4_000])
        try await road.office.expectSound()
    }
}
