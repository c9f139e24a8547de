import Domain
import Testing

/// Two cases that become one, and one that becomes two.
@Suite("Cases that belong together")
struct JoiningTests {
    private func decide(_ command: CaseCommand, at status: CaseStatus) throws -> CaseTransition {
        try CaseSamples.machine().decide(command, on: CaseSamples.subject(CaseSamples.state(status)))
    }

    private func takeIn(_ stage: CaseStatus, at status: CaseStatus) throws -> CaseTransition {
        try decide(.takeIn(CaseSamples.merged(at: stage), by: CaseSamples.drafter), at: status)
    }

    @Test("a merged case is closed, nothing of it stays armed, and both sides are told where it goes on")
    func merged() throws {
        let transition = try decide(
            .merge(into: CaseSamples.other, reason: "One dispute", by: CaseSamples.drafter), at: .awaitingProvider)
        #expect(transition.next.state == .closed(.merged))
        #expect(transition.effects.contains(.disarm))
        #expect(!transition.effects.contains { if case .arm = $0 { true } else { false } })
        #expect(transition.notices.map(\.kind) == [.merged, .merged])
        #expect(transition.notices.allSatisfy { $0.step == CaseSamples.other.text })
    }

    @Test("nobody takes a merged case up again: it goes on in the other one")
    func notReopened() throws {
        let merged = try decide(
            .merge(into: CaseSamples.other, reason: "One dispute", by: CaseSamples.drafter), at: .investigating
        ).next
        #expect(throws: CaseRefusal.partOfAnother) {
            try CaseSamples.machine().decide(.reopen("Again", by: CaseSamples.ombudsman), on: merged)
        }
    }

    @Test("what is taken in is put to the provider, and no clock moves")
    func takenIn() throws {
        let transition = try takeIn(.tooEarly, at: .awaitingProvider)
        #expect(transition.next.state == CaseSamples.state(.awaitingProvider))
        #expect(transition.notices.map(\.kind) == [.complaintAdded] && transition.notices.map(\.to) == [.provider])
        #expect(transition.notices.first?.quotation == "Charged for roaming at home")
    }

    @Test(
        "nothing is decided that the provider could not answer",
        arguments: [(CaseStatus.tooEarly, CaseStatus.investigating), (.awaitingProvider, .awaitingComments)])
    func heard(stage: CaseStatus, status: CaseStatus) {
        #expect(throws: CaseRefusal.providerNotHeard) { try takeIn(stage, at: status) }
    }

    @Test("a case that is under way does not wait with one that came too early")
    func tooEarly() throws {
        #expect(throws: CaseRefusal.wrongStage(.tooEarly)) { try takeIn(.awaitingProvider, at: .tooEarly) }
        #expect(try takeIn(.tooEarly, at: .tooEarly).notices.isEmpty, "the provider knows of neither")
    }

    @Test("the provider is told of a part that leaves, and not of another provider")
    func told() throws {
        func companion(_ relation: CaseRelation) -> CaseCommand {
            .openBeside(
                Companion(
                    CaseSamples.other, relation, about: ProviderID(rawValue: "three"), issues: [.billingPriceRise]),
                reason: "As both said", by: CaseSamples.drafter)
        }
        #expect(try decide(companion(.split), at: .investigating).notices.map(\.to) == [.complainant, .provider])
        #expect(try decide(companion(.joined), at: .investigating).notices.map(\.to) == [.complainant])
    }
}
