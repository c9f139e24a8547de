import Domain
import FoundationEssentials
import Testing

/// Today is Mon 1 Jun 2026.
@Suite("A case on hold, and dates that move")
struct HoldTests {
    private func hold(_ status: CaseStatus, until: String = "2026-06-30") throws -> Case {
        let command = CaseCommand.hold(
            .complainantUnable, until: CaseSamples.day(until), note: "In hospital", by: CaseSamples.drafter)
        return try CaseSamples.machine().decide(command, on: CaseSamples.subject(CaseSamples.state(status))).next
    }

    private func resume(_ held: Case, on day: String) throws -> CaseTransition {
        try CaseSamples.machine(on: CaseSamples.day(day)).decide(.resume(by: CaseSamples.drafter), on: held)
    }

    @Test("waits for the scheme, with one timer, and no clock of it runs")
    func standsStill() throws {
        let subject = CaseSamples.subject(CaseSamples.state(.awaitingProvider))
        let command = CaseCommand.hold(
            .thirdParty, until: CaseSamples.day("2026-06-30"), note: "An expert", by: CaseSamples.drafter)
        let transition = try CaseSamples.machine().decide(command, on: subject)
        let held = transition.next
        #expect(held.state.waitsFor == .scheme && held.decisionDeadline == nil && held.state.noticeClock == nil)
        #expect(
            transition.effects.contains(.settleDeadline(.providerResponse, .cancelled))
                && transition.effects.contains(.settleDeadline(.finalDecision, .cancelled)))
        #expect(transition.timers.map(\.kind) == [.endHold])
        #expect(transition.timers.first?.dueAt == LondonTime.startOfDay(CaseSamples.day("2026-07-01")))
        #expect(transition.notices.map(\.kind) == [.onHold, .onHold])
    }

    @Test("goes on where it stood, its dates moved by the time that it stood still, and says why")
    func movesDates() throws {
        let held = try hold(.awaitingProvider)
        let transition = try resume(held, on: "2026-06-12")
        let deadline = try #require(transition.next.state.noticeClock?.deadline)
        // 10 working days from 1 June, of which 1 to 12 June are paused: the first that counts is 15 June.
        #expect(deadline.dueOn == CaseSamples.day("2026-06-26"))
        #expect(
            deadline.explanation.contains(
                "paused Mon 1 Jun 2026 to Fri 12 Jun 2026 (the complainant cannot go on for now)"))
        // Six weeks from 1 June, and the eleven days after it that were paused.
        #expect(transition.next.decisionDeadline?.dueOn == CaseSamples.day("2026-07-24"))
        #expect(transition.effects.contains(.startDeadline(deadline, .provider)))
        #expect(transition.isArmed)
    }

    @Test("goes on by itself after its last day, as if somebody had ended it then")
    func endsByItself() throws {
        let held = try hold(.awaitingComments, until: "2026-06-12")
        let timer = CaseTimer(
            kind: .endHold, dueAt: LondonTime.startOfDay(CaseSamples.day("2026-06-13")), generation: held.generation)
        let machine = CaseSamples.machine(on: CaseSamples.day("2026-06-13"), hour: 0)
        let byItself = try machine.decide(.fire(timer), on: held)
        let ended = try resume(held, on: "2026-06-12")
        #expect(byItself.next.state == ended.next.state)
        #expect(byItself.events.first == .resumed(by: nil))
    }

    @Test("reminds anew of a date that has moved, and not under a name that was used")
    func newRound() throws {
        let resumed = try resume(try hold(.awaitingProvider), on: "2026-06-12").next
        #expect(resumed.round == 1)
        let timer = CaseTimer(
            kind: .chaseProvider, step: "remind-5", dueAt: LondonTime.startOfDay(CaseSamples.day("2026-06-19")),
            generation: resumed.generation)
        let reminded = try CaseSamples.machine(on: CaseSamples.day("2026-06-19")).decide(.fire(timer), on: resumed)
        #expect(reminded.notices.map(\.step) == ["remind-5_1"])
    }

    @Test("ends today or later, and within three months")
    func bounds() throws {
        let last = CaseRefusal.holdOutOfRange(last: CaseSamples.day("2026-09-01"))
        #expect(throws: last) { try hold(.investigating, until: "2026-05-31") }
        #expect(throws: last) { try hold(.investigating, until: "2026-09-02") }
        #expect(try hold(.investigating, until: "2026-09-01").state.status == .onHold)
    }

    @Test("a notice that arrives meanwhile starts its clock, which then stands")
    func noticeArrives() throws {
        let subject = CaseSamples.subject(.awaitingComments(.awaitingNotice))
        let held = try CaseSamples.machine().decide(
            .hold(.complainantAsked, until: CaseSamples.day("2026-06-30"), note: "", by: CaseSamples.drafter),
            on: subject
        ).next
        let notice = Notice(.commentInvitation, to: .complainant, startsClock: .comments)
        let arrived = try CaseSamples.machine().decide(.noticeAccepted(notice, relay: "mx"), on: held).next
        #expect(arrived.state.status == .onHold)
        let resumed = try resume(arrived, on: "2026-06-12").next
        #expect(resumed.state.noticeClock?.deadline?.dueOn == CaseSamples.day("2026-06-19"))
    }

    @Test("can be withdrawn from, and is then reopened where it stood")
    func withdrawn() throws {
        let closed = try CaseSamples.machine().decide(.withdraw(reason: nil), on: try hold(.awaitingComments)).next
        #expect(closed.state == .closed(.withdrawn))
        let reopened = try CaseSamples.machine().decide(.reopen("After all", by: nil), on: closed).next
        #expect(reopened.state == .awaitingComments(.awaitingNotice))
    }

    @Test("more time is given once, within the limit, with a reason that the date says")
    func extended() throws {
        let subject = CaseSamples.subject(CaseSamples.state(.awaitingAcceptance))
        func extend(_ days: Int, _ subject: Case) throws -> CaseTransition {
            try CaseSamples.machine().decide(
                .extend(workingDays: days, reason: "the post is on strike", by: CaseSamples.drafter), on: subject)
        }
        let before = try #require(subject.state.noticeClock?.deadline)
        #expect(throws: CaseRefusal.extensionTooLong(workingDays: 10)) { try extend(11, subject) }
        let transition = try extend(10, subject)
        let after = try #require(transition.next.state.noticeClock?.deadline)
        #expect(after.dueOn == CaseSamples.profile.calendar.day(10, workingDaysAfter: before.dueOn))
        #expect(after.explanation.contains("extended by 10 working days (the post is on strike)"))
        #expect(transition.timers.map(\.kind).contains(.lapse))
        #expect(throws: CaseRefusal.extendedBefore) { try extend(1, transition.next) }
    }

    @Test("while the case is investigated, it is the decision's date that moves")
    func decisionExtended() throws {
        let subject = CaseSamples.subject(CaseSamples.state(.investigating))
        let extended = try CaseSamples.machine().decide(
            .extend(workingDays: 5, reason: "a large file", by: CaseSamples.drafter), on: subject)
        #expect(extended.next.decisionDeadline?.dueOn == CaseSamples.day("2026-07-20"))
        #expect(extended.next.state == .investigating)
    }
}
