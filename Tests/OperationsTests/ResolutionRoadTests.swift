import Domain
import FoundationEssentials
import Operations
import TestSupport
import Testing

/// The scheme of BT proposes before it decides.
@Suite("A proposed resolution", .database)
struct ResolutionRoadTests {
    private let award = [RemedyProposal(kind: .goodwill, description: "Credit £50", amountPence: 5_000)]

    private func proposed(_ remedies: [RemedyProposal]? = nil) async throws -> Road {
        let road = try await Road.opened(against: "bt")
        try await road.provider(.providerResponse(.defend(text: "We billed what was agreed")))
        try await road.complainant(.comments(text: "You did not"))
        try await road.caseworker(.decisionDraft(findings: [road.finding], remedies: remedies ?? award))
        try await road.ombudsman(.decisionSignature)
        return road
    }

    private func show(_ road: Road) async throws -> CaseView {
        try await road.office.show(road.accepted.reference, credential: .bearer(road.accepted.accessToken))
    }

    @Test("both sides read it, and the window starts when it has reached the complainant")
    func window() async throws {
        let road = try await proposed()
        let view = try await show(road)
        #expect(view.status == .resolutionProposed)
        #expect(view.waitingFor == .complainant)
        #expect(view.remedies.map(\.state) == ["proposed"])
        #expect(view.dueBy?.explanation.contains("14 calendar days") == true)
        #expect(view.dueBy?.dueOn == (try SmallOffice.day("2026-06-15")))
        let sent = road.office.postOffice.mails.map(\.fileName).filter { $0.contains("proposed_resolution") }
        #expect(sent.count == 2)
    }

    @Test("accepted, it binds the provider once the time for a review is over")
    func accepted() async throws {
        let road = try await proposed()
        let waiting = try await road.complainant(.acceptance(accept: true))
        #expect(waiting.waitingFor == .provider)
        #expect(waiting.availableActions == ["review-request", "withdrawal"])
        try road.office.move(to: "2026-06-16")
        try await road.office.work()
        #expect(try await show(road).status == .awaitingRemedy)
    }

    @Test("without an answer it becomes the final decision, which the complainant can still reject")
    func silent() async throws {
        let road = try await proposed()
        try road.office.move(to: "2026-06-16")
        try await road.office.work()
        let decided = try await show(road)
        #expect(decided.status == .awaitingAcceptance)
        #expect(decided.remedies.map(\.state) == ["decided"])
        #expect(try await road.complainant(.acceptance(accept: false)).status == .closed)
    }

    @Test("a review, asked for by the provider after the complainant has accepted, leads to a final decision")
    func reviewed() async throws {
        let road = try await proposed()
        try await road.complainant(.acceptance(accept: true))
        let reviewing = try await road.provider(.reviewRequest(.errorOfFact, text: "It was one charge"))
        #expect(reviewing.status == .reviewing)
        #expect(reviewing.waitingFor == .caseworker)
        #expect(reviewing.evidenceRoom != nil)
        try await road.caseworker(.decisionDraft(findings: [road.finding], remedies: []))
        let decided = try await road.ombudsman(.decisionSignature)
        #expect(decided.status == .awaitingAcceptance)
        #expect(try await road.complainant(.acceptance(accept: true)).status == .closed)
        await #expect(throws: ActionRefused.self) {
            try await road.provider(.reviewRequest(.newEvidence, text: "Once more"))
        }
    }

    @Test("a scheme whose first decision is final has none")
    func straight() async throws {
        let road = try await Road.opened()
        try await road.provider(.providerResponse(.defend(text: "We billed what was agreed")))
        try await road.complainant(.comments(text: "You did not"))
        try await road.caseworker(.decisionDraft(findings: [road.finding], remedies: award))
        #expect(try await road.ombudsman(.decisionSignature).status == .awaitingAcceptance)
    }
}

@Suite("Eligibility in dispute", .database)
struct EligibilityDisputeTests {
    @Test("an objection in time stops the provider's clock, and the ruling gives the time back")
    func objection() async throws {
        let road = try await Road.opened()
        try road.office.move(to: "2026-06-03")
        let disputed = try await road.provider(.objection(.alreadySettled, text: "It was settled in May"))
        #expect(disputed.status == .eligibilityDisputed)
        #expect(disputed.waitingFor == .ombudsman)
        try road.office.move(to: "2026-06-08")
        try await road.ombudsman(.eligibilityRuling(admit: true, reasons: "Nothing was settled."))
        await #expect(throws: ActionRefused.self) { try await road.provider(.objection(.beforeCourt, text: "And")) }
        let resumed = try await road.provider(.providerResponse(.defend(text: "Then we say why")), working: false)
        #expect(resumed.status == .awaitingComments)
        // Ten working days from Monday 1 June without the four from the 3rd to the 8th.
        let answered = resumed.deadlines.filter { $0.derivation.step == .providerResponse }
        #expect(answered.map(\.derivation.dueOn.description) == ["2026-06-15", "2026-06-19"])
        #expect(answered.map(\.state) == ["cancelled", "met"])
        #expect(answered.last?.derivation.explanation.contains("eligibility was disputed") == true)
    }

    @Test("a case that is taken up again does not give the provider a second objection")
    func objectsOnce() async throws {
        let road = try await Road.opened()
        try await road.provider(.objection(.alreadySettled, text: "It was settled in May"))
        try await road.ombudsman(.eligibilityRuling(admit: true, reasons: "Nothing was settled."))
        try await road.complainant(.withdrawal(reason: nil))
        try await road.complainant(.reopening(text: "I go on after all"))
        await #expect(throws: ActionRefused.self) {
            try await road.provider(.objection(.beforeCourt, text: "And"))
        }
        let view = try await road.provider(.providerResponse(.defend(text: "Then we say why")))
        #expect(!view.availableActions.contains("objection"))
    }

    @Test("a refusal's letter says what can be done instead, and that it can be disputed once")
    func refused() async throws {
        let road = try await Road.opened(isBeforeCourt: true)
        let letter = try #require(road.office.postOffice.mails.first { $0.fileName.contains(".refusal.") })
        let text = String(decoding: letter.raw, as: UTF8.self).replacing("\n", with: " ")
        #expect(text.contains("If the claim at court is withdrawn before it is decided, you can come back to us."))
        #expect(text.contains("you can ask us once to look at it again"))
    }

    @Test("an objection that is upheld ends the case, for good")
    func upheld() async throws {
        let road = try await Road.opened()
        try await road.provider(.objection(.beforeCourt, text: "The county court has it"))
        try await road.ombudsman(.eligibilityRuling(admit: false, reasons: "The claim form shows it."))
        let view = try await road.office.show(
            road.accepted.reference, credential: .bearer(road.accepted.accessToken))
        #expect(view.status == .refused)
        #expect(view.eligibility.explanation == "The claim form shows it.")
        #expect(view.availableActions.isEmpty)
        #expect(view.deadlines.allSatisfy { $0.state != "running" })
    }

    @Test("an objection that comes too late is written down as a breach and stops nothing")
    func late() async throws {
        let road = try await Road.opened()
        try road.office.move(to: "2026-06-16")
        let view = try await road.provider(.objection(.alreadySettled, text: "It was settled in May"))
        #expect(view.status == .awaitingProvider)
        #expect(view.timeline.contains { $0.title.contains("came after its last day, Mon 15 Jun 2026") })
    }

    @Test("a refusal is looked at again once, and where the ruling admits the complaint it goes its way")
    func refusal() async throws {
        let road = try await Road.opened(isBeforeCourt: true)
        let disputed = try await road.complainant(.refusalDispute(text: "The claim was withdrawn"))
        #expect(disputed.status == .eligibilityDisputed)
        try await road.ombudsman(.eligibilityRuling(admit: true, reasons: "The claim was withdrawn in May."))
        let view = try await road.office.show(
            road.accepted.reference, credential: .bearer(road.accepted.accessToken))
        #expect(view.status == .awaitingProvider)
        #expect(view.eligibility.outcome == .accepted)
    }

    @Test("a refusal that was upheld is final")
    func final() async throws {
        let road = try await Road.opened(isBeforeCourt: true)
        try await road.complainant(.refusalDispute(text: "The claim was withdrawn"))
        try await road.ombudsman(.eligibilityRuling(admit: false, reasons: "It has not been."))
        await #expect(throws: ActionRefused.self) {
            try await road.complainant(.refusalDispute(text: "Once more"))
        }
    }
}
