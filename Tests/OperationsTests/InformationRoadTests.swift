import Domain
import FoundationEssentials
import Operations
import TestSupport
import Testing

/// A caseworker asks, the provider or the complainant answers or does not, with the database, the letters and the timers.
@Suite("Questions on the road to a decision", .database)
struct InformationRoadTests {
    private static let questions = ["When was the contract changed?", "Who agreed to it?"]

    private func investigated() async throws -> Road {
        let road = try await Road.opened()
        try await road.provider(.providerResponse(.defend(text: "We did nothing wrong")))
        try await road.complainant(.comments(text: "You did"))
        return road
    }

    @Test("the provider answers one by one; the complainant learns that it was asked, and not what")
    func provider() async throws {
        let road = try await investigated()
        let asked = try await road.caseworker(.informationRequest(to: .provider, questions: Self.questions))
        #expect(asked.status == .awaitingInformation && asked.availableActions.contains("information-closure"))
        #expect(asked.informationRequest?.questions.map(\.text) == Self.questions)
        let request = try #require(road.letters("information_request").first)
        #expect(request.text.contains("Who agreed to it?"))
        #expect(road.letters("information_notice").allSatisfy { !$0.text.contains("Who agreed to it?") })
        try await road.office.expectSound()

        let seen = try await road.view()
        #expect(seen.waitingFor == .provider && seen.informationRequest == nil)
        #expect(seen.availableActions == ["withdrawal"])
        #expect(seen.timeline.contains { $0.title == "We asked O2 2 questions" && $0.detail == nil })

        try await road.provider(.information([InformationAnswer(question: 2, text: "Her husband did")]))
        let partly = try await road.view()
        #expect(partly.status == .awaitingInformation)
        #expect(partly.timeline.allSatisfy { !($0.detail ?? "").contains("husband") })
        await #expect(throws: ActionRefused.self) {
            try await road.complainant(.information([InformationAnswer(question: 1, text: "In May")]))
        }
        try await road.provider(.information([InformationAnswer(question: 1, text: "In May")]))
        #expect(try await road.view().status == .investigating)
        #expect(road.letters("information_received").count == 1)
        try await road.office.expectSound()
        let work = try await road.caseworker(.decisionDraft(findings: [road.finding], remedies: []))
        #expect(work.timeline.contains { $0.detail == "2. Her husband did" }, "who decides reads the answers")
    }

    @Test("a complainant who says nothing is reminded, told that it is late, and the case goes on without")
    func silence() async throws {
        let road = try await investigated()
        try await road.caseworker(.informationRequest(to: .complainant, questions: Self.questions))
        #expect(try await road.view().availableActions.contains("information"))
        for day in 1...12 {
            try road.office.move(to: try SmallOffice.day("2026-06-01").adding(days: day).iso8601)
            try await road.office.work()
            try await road.office.expectSound()
        }
        #expect(road.letters("information_reminder").count == 1 && road.letters("information_chase").count == 1)
        let view = try await road.view()
        #expect(view.status == .investigating)
        #expect(view.timeline.contains { $0.title.hasPrefix("You did not answer 2 questions in time") })
        #expect(view.deadlines.contains { $0.derivation.step == .information && $0.state == "missed" })
    }

    @Test("files can be added while questions are open, and what was there before stays")
    func evidence() async throws {
        let road = try await investigated()
        #expect(try await road.view().evidenceRoom == nil)
        try await road.caseworker(.informationRequest(to: .complainant, questions: Self.questions))
        #expect(try await road.view().evidenceRoom != nil)
        try await road.caseworker(.informationClosure)
        #expect(try await road.view().evidenceRoom == nil)
        #expect(road.letters("information_not_needed").count == 1)
        try await road.office.expectSound()
    }

    @Test("a second request's time does not start when the first one's letter arrives late")
    func lateLetter() async throws {
        let road = try await investigated()
        try await road.caseworker(.informationRequest(to: .complainant, questions: ["When?"]), working: false)
        try await road.caseworker(.informationClosure, working: false)
        try await road.caseworker(.informationRequest(to: .provider, questions: ["Who?"]), working: false)
        // The first letter arrives, the second does not.
        road.office.postOffice.refuse(with: .refused(answer: "550 no such user"), only: "_2")
        try await road.office.work()
        #expect(road.letters("information_request").count == 1)
        let view = try await road.view()
        #expect(view.status == .awaitingInformation && view.waitingFor == .scheme)
        #expect(!view.deadlines.contains { $0.derivation.step == .information })
        try await road.office.expectSound()
    }

    @Test("what the provider has not answered goes to its senior contact")
    func escalated() async throws {
        let road = try await investigated()
        try await road.caseworker(.informationRequest(to: .provider, questions: Self.questions))
        for day in 1...9 {
            try road.office.move(to: try SmallOffice.day("2026-06-01").adding(days: day).iso8601)
            try await road.office.work()
        }
        let provider = try #require(ProviderDirectory.bundled.provider(ProviderID(rawValue: "o2")))
        #expect(road.letters("information_chase").map(\.to) == [provider.seniorContact.email])
    }
}
