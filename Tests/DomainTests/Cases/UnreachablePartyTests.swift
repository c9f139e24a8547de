import Domain
import FoundationEssentials
import Testing

@Suite("A party whose mail comes back")
struct UnreachablePartyTests {
    private let request = Notice(.providerRequest, to: .provider, startsClock: .providerResponse)

    @Test("is on the staff's list, whatever the stage, and nothing else happens", arguments: CaseStatus.allCases)
    func bounced(_ status: CaseStatus) throws {
        let subject = CaseSamples.subject(CaseSamples.state(status))
        let told = try CaseSamples.machine().decide(.noticeBounced(request, status: "5.1.1"), on: subject)
        #expect(told.events == [.noticeBounced(.providerRequest, to: .provider, status: "5.1.1")])
        #expect(told.effects == [.raiseItem(.providerUnreachable)])
        #expect(told.next.state == subject.state)
        #expect(told.next.generation == subject.generation, "what the case is armed with stays")
    }

    @Test(
        "is neither chased nor taken at its silence: the timer waits for the next working day",
        arguments: [
            (CaseStatus.awaitingProvider, CaseTimer.Kind.chaseProvider, Party.provider),
            (.awaitingRemedy, .checkCompliance, .provider), (.settlementOffered, .expireSettlement, .complainant),
            (.awaitingComments, .closeComments, .complainant), (.awaitingComments, .remindComments, .complainant),
            (.awaitingAcceptance, .lapse, .complainant), (.awaitingAcceptance, .remindAcceptance, .complainant),
            (.tooEarly, .closeEnquiry, .complainant),
        ])
    func paused(_ status: CaseStatus, _ kind: CaseTimer.Kind, _ party: Party) throws {
        let subject = CaseSamples.subject(CaseSamples.state(status))
        let timer = CaseTimer(kind: kind, step: "x", dueAt: Date(), generation: subject.generation)
        let later = try machine(unreachable: [party]).decide(.fire(timer), on: subject)
        #expect(later.next == subject)
        #expect(later.events.isEmpty)
        #expect(later.effects.count == 1)
        guard case .arm(let again) = later.effects.first else {
            Issue.record("the case would go quiet")
            return
        }
        #expect(again.kind == kind)
        #expect(again.step == "x")
        #expect(again.generation == subject.generation)
        #expect(again.dueAt == LondonTime.at(hour: 9, minute: 0, on: CaseSamples.day("2026-06-02")))
    }

    @Test("does not hold up what presses the other one")
    func otherParty() throws {
        let subject = CaseSamples.subject(CaseSamples.state(.awaitingAcceptance))
        let timer = CaseTimer(kind: .lapse, dueAt: Date(), generation: subject.generation)
        let lapsed = try machine(unreachable: [.provider]).decide(.fire(timer), on: subject)
        #expect(lapsed.next.state == .closed(.lapsed))
    }

    @Test("is reached after all when it acts or writes, and not by a machine's answer")
    func reached() throws {
        let subject = CaseSamples.subject(CaseSamples.state(.awaitingProvider))
        let acts = try machine(unreachable: [.provider]).decide(.defend("No"), on: subject)
        #expect(acts.effects.contains(.resolveItem(.providerUnreachable)))
        let writes = try machine(unreachable: [.provider]).decide(.receiveMail(mail(.provider)), on: subject)
        #expect(writes.effects == [.raiseItem(.mailReceived), .resolveItem(.providerUnreachable)])
        let other = try machine(unreachable: [.provider]).decide(.receiveMail(mail(.complainant)), on: subject)
        #expect(other.effects == [.raiseItem(.mailReceived)])
        let away = try machine(unreachable: [.provider]).decide(
            .receiveMail(mail(.provider, isAutomatic: true)), on: subject)
        #expect(away.effects.isEmpty)
    }

    @Test(
        "mail is kept at every stage, moves none, and asks for a person unless nobody wrote it",
        arguments: CaseStatus.allCases)
    func mailAtEveryStage(_ status: CaseStatus) throws {
        let subject = CaseSamples.subject(CaseSamples.state(status))
        let received = try CaseSamples.machine().decide(.receiveMail(mail(.complainant)), on: subject)
        #expect(received.next.state == subject.state)
        #expect(received.effects == [.raiseItem(.mailReceived)])
        let automatic = mail(.complainant, isAutomatic: true)
        let filed = try CaseSamples.machine().decide(.receiveMail(automatic), on: subject)
        #expect(filed.events == [.mailReceived(automatic)])
        #expect(filed.effects.isEmpty)
    }

    private func machine(unreachable: Set<Party>) -> CaseMachine {
        CaseMachine(
            profile: CaseSamples.profile, now: LondonTime.at(hour: 10, minute: 0, on: CaseSamples.today),
            unreachable: unreachable)
    }

    private func mail(_ from: Party, isAutomatic: Bool = false) -> CaseMail {
        CaseMail(
            id: UUID(), from: from, proof: .thread, subject: "s", text: "t", attachments: [], isAutomatic: isAutomatic)
    }
}
