import Domain
import FoundationEssentials
import Testing

@Suite("The case state machine")
struct CaseMachineTests {
    @Test("Every command is allowed at its stages and refused at every other", arguments: SampleCommand.allCases)
    func pairs(_ sample: SampleCommand) throws {
        for status in CaseStatus.allCases {
            let subject = sample.subject(at: status)
            if sample.allowed.contains(status) {
                #expect(throws: Never.self) { try CaseSamples.machine().decide(sample.command, on: subject) }
            } else {
                #expect(throws: CaseRefusal.wrongStage(status)) {
                    try CaseSamples.machine().decide(sample.command, on: subject)
                }
            }
        }
    }

    @Test(
        "Whatever is decided, an open case waits for exactly one party and is armed", arguments: SampleCommand.allCases)
    func staysArmed(_ sample: SampleCommand) throws {
        for status in sample.allowed {
            let subject = sample.subject(at: status)
            let transition = try CaseSamples.machine().decide(sample.command, on: subject)
            #expect((transition.next.state.waitsFor != nil) == transition.next.state.status.isOpen)
            if transition.effects.contains(.disarm), transition.next.state.status.isOpen {
                #expect(transition.isArmed, "\(sample) at \(status)")
            }
        }
    }

    @Test("A timer of an earlier stage is refused", arguments: CaseTimer.Kind.allCases)
    func staleTimer(_ kind: CaseTimer.Kind) {
        for status in CaseStatus.allCases {
            let subject = CaseSamples.subject(CaseSamples.state(status))
            let timer = CaseTimer(kind: kind, step: nil, dueAt: Date(timeIntervalSince1970: 0), generation: 2)
            #expect(throws: CaseRefusal.staleTimer) {
                try CaseSamples.machine().decide(.fire(timer), on: subject)
            }
        }
    }

    @Test("Every change counts the version up by one, also one that leaves the stage as it is")
    func version() throws {
        let subject = CaseSamples.subject(CaseSamples.state(.awaitingRemedy))
        let once = try CaseSamples.machine().decide(.evidenceRemedy(1, "Sent"), on: subject).next
        #expect(once.version == subject.version + 1)
        #expect(once.generation == subject.generation)
        #expect(once.state.status == .awaitingRemedy)
    }

    @Test("Whoever drafted a decision cannot sign it")
    func drafterSigns() {
        let subject = CaseSamples.subject(CaseSamples.state(.awaitingSignature))
        #expect(throws: CaseRefusal.drafterSigns) {
            try CaseSamples.machine().decide(.signDecision(by: CaseSamples.drafter), on: subject)
        }
    }

    @Test("Remedies above the cap are refused in an offer and in a draft, and the cap itself is allowed")
    func cap() throws {
        let cap = CaseSamples.profile.remedyCapPence
        let atCap = [RemedyProposal(kind: .goodwill, description: "Pay", amountPence: cap)]
        let above = atCap + [RemedyProposal(kind: .goodwill, description: "A penny more", amountPence: 1)]
        let offering = CaseSamples.subject(CaseSamples.state(.awaitingProvider))
        let drafting = CaseSamples.subject(CaseSamples.state(.investigating))
        let refusal = CaseRefusal.overCap(totalPence: cap + 1, capPence: cap)
        #expect(throws: refusal) {
            try CaseSamples.machine().decide(.offerSettlement("Here", above), on: offering)
        }
        #expect(throws: refusal) {
            try CaseSamples.machine()
                .decide(.draftDecision(CaseSamples.findings, above, by: CaseSamples.drafter), on: drafting)
        }
        #expect(throws: Never.self) {
            try CaseSamples.machine().decide(.offerSettlement("Here", atCap), on: offering)
        }
    }

    @Test("Amounts so large that no number holds their sum are above the cap like any other")
    func sumWithoutEnd() {
        let largest = RemedyProposal(kind: .goodwill, description: "Pay", amountPence: .max)
        let subject = CaseSamples.subject(CaseSamples.state(.awaitingProvider))
        #expect(throws: CaseRefusal.overCap(totalPence: .max, capPence: CaseSamples.profile.remedyCapPence)) {
            try CaseSamples.machine().decide(.offerSettlement("Here", [largest, largest]), on: subject)
        }
    }

    @Test("An offer to settle that offers nothing is refused: accepted it would end the case without a remedy")
    func emptyOffer() {
        let subject = CaseSamples.subject(CaseSamples.state(.awaitingProvider))
        #expect(throws: CaseRefusal.emptyOffer) {
            try CaseSamples.machine().decide(.offerSettlement("We are sorry", []), on: subject)
        }
    }

    @Test("The case closes as remedied when the last line is evidenced, and no line counts twice")
    func remedied() throws {
        let subject = CaseSamples.subject(CaseSamples.state(.awaitingRemedy))
        let half = try CaseSamples.machine().decide(.evidenceRemedy(2, "Credited"), on: subject).next
        #expect(throws: CaseRefusal.remedyAlreadyEvidenced(2)) {
            try CaseSamples.machine().decide(.evidenceRemedy(2, "Again"), on: half)
        }
        #expect(throws: CaseRefusal.noSuchRemedy(3)) {
            try CaseSamples.machine().decide(.evidenceRemedy(3, "What?"), on: half)
        }
        let whole = try CaseSamples.machine().decide(.evidenceRemedy(1, "Sent"), on: half).next
        #expect(whole.state == .closed(.remedied))
    }

    @Test("A decision that awards nothing closes when it is accepted")
    func nothingAwarded() throws {
        let decision = Decision(findings: CaseSamples.findings, remedies: [], drafter: CaseSamples.drafter)
        let clock = NoticeClock.running(CaseSamples.deadline(.acceptance))
        let subject = CaseSamples.subject(.awaitingAcceptance(clock, decision))
        let closed = try CaseSamples.machine().decide(.answer(accept: true), on: subject).next
        #expect(closed.state == .closed(.decidedWithoutRemedy))
    }
}

extension CaseTransition {
    var isArmed: Bool {
        effects.contains { if case .arm = $0 { true } else { false } }
    }

    var armed: [CaseTimer] {
        effects.compactMap { if case .arm(let timer) = $0 { timer } else { nil } }
    }

    var timers: [CaseTimer] {
        effects.compactMap { if case .arm(let timer) = $0 { timer } else { nil } }
    }

    var notices: [Notice] {
        effects.compactMap { if case .notify(let notice) = $0 { notice } else { nil } }
    }
}
