import Domain
import FoundationEssentials
import Testing

@Suite("A second reading")
struct SecondReadingTests {
    private func effects(_ command: CaseCommand, in state: CaseState) throws -> [CaseEffect] {
        try CaseSamples.machine().decide(command, on: CaseSamples.subject(state)).effects
    }

    private let draft = SampleCommand.draftDecision.command

    private func isDrawn(_ effects: [CaseEffect]) -> Bool {
        effects.contains { if case .drawSecondReading = $0 { true } else { false } }
    }

    private func isRenewed(_ effects: [CaseEffect]) -> Bool {
        effects.contains { if case .renewSecondReading = $0 { true } else { false } }
    }

    @Test("is drawn when a draft is put up for signature; a draft in its place goes to the same reader")
    func drafted() throws {
        let first = try effects(draft, in: .investigating)
        #expect(isDrawn(first) && !isRenewed(first))
        var proposal = CaseSamples.draft
        proposal = Decision(
            findings: proposal.findings, remedies: proposal.remedies, drafter: proposal.drafter,
            isProposal: CaseSamples.profile.has(.provisionalComments))
        let second = try effects(draft, in: .awaitingSignature(proposal))
        #expect(isRenewed(second) && !isDrawn(second))
    }

    @Test("is not of what follows a review")
    func reviewed() throws {
        let profile = try #require(SchemeProfiles.bundled[.communicationsOmbudsmanStyle])
        let machine = CaseMachine(profile: profile, now: LondonTime.at(hour: 10, minute: 0, on: CaseSamples.today))
        for state in [CaseSamples.state(.reviewing), .awaitingSignature(CaseSamples.draft)] {
            let effects = try machine.decide(draft, on: CaseSamples.subject(state)).effects
            #expect(!isDrawn(effects) && !isRenewed(effects))
        }
    }

    @Test(
        "is drawn for a share of all numbers, never for none and always for all",
        arguments: [(0.0, 0), (0.05, 500), (0.5, 5000), (1.0, 10_000)])
    func share(_ share: Double, _ hits: Int) {
        let step = UInt64.max / 10_000
        let drawn = (0..<10_000).count { SecondReading.isDrawn(UInt64($0) * step, for: share) }
        #expect(abs(drawn - hits) <= 1)
        #expect(SecondReading.isDrawn(.max, for: share) == (share == 1))
    }

    @Test("agrees where each issue has the same outcome, whatever is awarded and whoever found more than one")
    func agreement() {
        let issues = [IssueCode.billingIncorrectCharge, .switchingLostNumber]
        let decision = Decision(
            findings: [
                Finding(issue: .billingIncorrectCharge, outcome: .upheld, reasons: ""),
                Finding(issue: nil, outcome: .notUpheld, reasons: ""),
            ], remedies: CaseSamples.lines, drafter: CaseSamples.drafter)
        let draft = Assessment(of: decision, on: issues)
        #expect(draft.award == 5_000)
        #expect(draft.lines == [.init(issues[0], .upheld), .init(issues[1], .notUpheld)], "the whole is for the rest")
        #expect(Assessment([.init(issues[0], .upheld), .init(issues[1], .notUpheld)], award: 1).agrees(with: draft))
        #expect(!Assessment([.init(issues[0], .upheld), .init(issues[1], .upheld)], award: 5_000).agrees(with: draft))
        let silent = Decision(
            findings: [Finding(issue: issues[0], outcome: .upheld, reasons: "")], remedies: [],
            drafter: CaseSamples.drafter)
        #expect(Assessment(of: silent, on: issues).lines[1].outcome == nil)
    }
}
