import Domain
import FoundationEssentials
import Testing

@Suite("A closed case that is taken up again")
struct ReopeningTests {
    private let ombudsman = CaseSamples.ombudsman

    private func closed(from status: CaseStatus, by command: CaseCommand) throws -> Case {
        try CaseSamples.machine().decide(command, on: CaseSamples.subject(CaseSamples.state(status))).next
    }

    private func decide(_ command: CaseCommand, _ subject: Case, on day: String = "2026-06-01") throws -> CaseTransition
    {
        try CaseSamples.machine(on: CaseSamples.day(day)).decide(command, on: subject)
    }

    @Test("by the complainant within 30 days of a withdrawal, and not a day later")
    func withdrawn() throws {
        let subject = try closed(from: .awaitingComments, by: .withdraw(reason: nil))
        #expect(subject.reopening?.until == CaseSamples.day("2026-07-01"))
        let reopened = try decide(.reopen("After all", by: nil), subject, on: "2026-07-01").next
        #expect(reopened.state == .awaitingComments(.awaitingNotice))
        #expect(reopened.reopening == nil && reopened.decisionDeadline?.dayZero == CaseSamples.day("2026-07-01"))
        #expect(throws: CaseRefusal.reopeningOver) {
            try decide(.reopen("After all", by: nil), subject, on: "2026-07-02")
        }
    }

    @Test("a lapsed decision is put to the complainant once more by an ombudsman only, with the whole time to answer")
    func lapsed() throws {
        let subject = CaseSamples.subject(CaseSamples.state(.awaitingAcceptance))
        let timer = CaseTimer(kind: .lapse, dueAt: LondonTime.startOfDay(CaseSamples.today), generation: 3)
        let lapsed = try decide(.fire(timer), subject).next
        #expect(throws: CaseRefusal.reopeningOver) { try decide(.reopen("I was away", by: nil), lapsed) }
        let transition = try decide(.reopen("She was in hospital", by: ombudsman), lapsed)
        #expect(transition.next.state.status == .awaitingAcceptance)
        #expect(transition.next.state.noticeClock == .awaitingNotice)
        #expect(transition.notices.map(\.startsClock) == [.acceptance, nil])
        #expect(transition.isArmed)
    }

    @Test("what was rejected is taken up by an ombudsman only")
    func rejected() throws {
        let subject = try closed(from: .awaitingAcceptance, by: .answer(accept: false))
        #expect(throws: CaseRefusal.reopeningOver) { try decide(.reopen("I have thought", by: nil), subject) }
        let later = try decide(.reopen("There is new evidence", by: ombudsman), subject, on: "2027-06-01")
        #expect(later.next.state.status == .awaitingAcceptance)
    }

    @Test("a remedy that was not carried out opens a case that was closed on it, for 20 working days")
    func remedyDisputed() throws {
        let subject = CaseSamples.subject(CaseSamples.state(.closed))
        let transition = try decide(.disputeRemedy(2, "No credit came"), subject, on: "2026-06-29")
        #expect(
            transition.next.state == .awaitingRemedy(.awaitingNotice, CaseSamples.lines, evidenced: [1]))
        #expect(transition.events.contains(.remedyDisputed(2, "No credit came")))
        #expect(transition.notices.contains { $0.kind == .remedyDispute && $0.step?.hasPrefix("line-2") == true })
        #expect(throws: CaseRefusal.reopeningOver) {
            try decide(.disputeRemedy(2, "No credit came"), subject, on: "2026-06-30")
        }
        #expect(throws: CaseRefusal.noSuchRemedy(3)) { try decide(.disputeRemedy(3, "What?"), subject) }
    }

    @Test("a line that is disputed while others are open is open again, and nothing else changes")
    func disputedMeanwhile() throws {
        let evidenced = try decide(.evidenceRemedy(1, "Sent"), CaseSamples.subject(CaseSamples.state(.awaitingRemedy)))
            .next
        #expect(throws: CaseRefusal.remedyNotEvidenced(2)) { try decide(.disputeRemedy(2, "Nothing"), evidenced) }
        let disputed = try decide(.disputeRemedy(1, "No letter came"), evidenced).next
        #expect(disputed.state == CaseSamples.state(.awaitingRemedy))
        let again = try decide(.evidenceRemedy(1, "Sent again"), disputed)
        #expect(again.notices.map(\.step) == ["line-1_1"], "a letter of its own, not the first one again")
    }

    @Test("whatever it was closed at, it waits for one party and is armed", arguments: CaseStatus.allCases)
    func everyStage(_ status: CaseStatus) throws {
        guard status.isOpen else { return }
        let subject = try closed(from: status, by: .withdraw(reason: nil))
        let transition = try decide(.reopen("After all", by: ombudsman), subject)
        #expect(transition.next.state.waitsFor != nil && transition.isArmed)
        #expect(transition.next.state.status == (status == .onHold ? .awaitingComments : status))
    }

    /// Found by random sequences: the provider's clock had run out meanwhile, and nothing was armed any more.
    @Test("a dispute about eligibility that was withdrawn and taken up again gives the provider all of its time back")
    func disputeTakenUp() throws {
        let subject = CaseSamples.subject(CaseSamples.state(.eligibilityDisputed))
        let closed = try decide(.withdraw(reason: nil), subject, on: "2026-06-03").next
        let again = try decide(.reopen("After all", by: ombudsman), closed, on: "2026-09-01").next
        let ruled = try decide(
            .ruleOnEligibility(CaseSamples.eligibility(.accepted), by: ombudsman), again, on: "2026-09-02")
        let deadline = try #require(ruled.next.state.noticeClock?.deadline)
        #expect(deadline.dueOn == CaseSamples.day("2026-09-16"))
        #expect(ruled.timers.map(\.step) == ["remind-5"])
    }

    @Test("a case that goes to another scheme is closed, and both sides are told where it went")
    func transferred() throws {
        let transition = try decide(
            .transfer(to: "Energy Ombudsman", reason: "It is about energy", by: ombudsman),
            CaseSamples.subject(CaseSamples.state(.investigating)))
        #expect(transition.next.state == .closed(.transferred))
        #expect(
            transition.notices.map(\.to) == [.complainant, .provider]
                && transition.notices.allSatisfy { $0.kind == .transferred })
    }
}
