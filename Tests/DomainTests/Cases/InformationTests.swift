import Domain
import FoundationEssentials
import Testing

/// Today is Mon 1 Jun 2026. The scheme gives five working days, to Mon 8 Jun.
@Suite("Questions while a case is investigated")
struct InformationTests {
    private let asked = CaseSamples.questions(to: .provider)

    private func request() throws -> CaseTransition {
        try CaseSamples.machine().decide(
            .requestInformation(asked, by: CaseSamples.drafter),
            on: CaseSamples.subject(CaseSamples.state(.investigating)))
    }

    /// The questions have reached the provider.
    private func arrived() throws -> CaseTransition {
        let notice = Notice(.informationRequest, to: .provider, startsClock: .information)
        return try CaseSamples.machine().decide(.noticeAccepted(notice, relay: "mx"), on: try request().next)
    }

    private func fire(_ step: String, on day: String, _ subject: Case) throws -> CaseTransition {
        let day = CaseSamples.day(day)
        let timer = CaseTimer(
            kind: .chaseInformation, step: step, dueAt: LondonTime.at(hour: 9, minute: 0, on: day),
            generation: subject.generation)
        return try CaseSamples.machine(on: day).decide(.fire(timer), on: subject)
    }

    private func answer(_ numbers: Int..., by party: Party = .provider, on subject: Case) throws -> CaseTransition {
        let answers = numbers.map { InformationAnswer(question: $0, text: "In May") }
        return try CaseSamples.machine().decide(.giveInformation(answers, by: party), on: subject)
    }

    @Test("go to one side with every question in the letter; the other is told, and the decision's date stays")
    func asks() throws {
        let transition = try request()
        #expect(transition.next.state.waitsFor == .scheme)
        #expect(transition.notices.map(\.kind) == [.informationRequest, .informationNotice])
        #expect(transition.notices.map(\.to) == [.provider, .complainant])
        #expect(transition.notices.first?.quotation == "1. When did it begin?\n2. What did you pay?")
        #expect(transition.next.decisionDeadline == CaseSamples.deadline(.finalDecision))
        #expect(Set(transition.timers.map(\.kind)) == [.watchNotice, .remindCaseworker])
    }

    @Test("have a clock of their own, from the day on which they arrived, beside the decision's reminders")
    func clock() throws {
        let transition = try arrived()
        #expect(transition.next.state.waitsFor == .provider)
        #expect(transition.next.state.noticeClock?.deadline?.dueOn == CaseSamples.day("2026-06-08"))
        #expect(
            transition.timers.map { "\($0.kind.rawValue) \($0.step ?? "")" }
                == ["chase_information remind-2", "remind_caseworker remind-10"])
    }

    @Test("can be answered one at a time; the last answer hands the case back to its caseworker")
    func partly() throws {
        let half = try answer(2, on: try arrived().next)
        #expect(half.next.state.waitsFor == .provider && half.notices.isEmpty)
        #expect(!half.effects.contains(.disarm), "what presses for the rest goes on")
        let whole = try answer(1, on: half.next)
        #expect(whole.next.state == .investigating)
        #expect(whole.effects.contains(.settleDeadline(.information, .met)))
        #expect(whole.effects.contains(.assignCaseworker))
        #expect(whole.notices.map(\.to) == [.caseworker])
        #expect(whole.timers.map(\.kind) == [.remindCaseworker])
    }

    @Test("are answered by the side that was asked, each once, and by no number that was not asked")
    func wrongAnswers() throws {
        let subject = try arrived().next
        #expect(throws: CaseRefusal.notAsked) { try answer(1, by: .complainant, on: subject) }
        #expect(throws: CaseRefusal.noSuchQuestion(3)) { try answer(1, 3, on: subject) }
        let half = try answer(1, on: subject).next
        #expect(throws: CaseRefusal.questionAnswered(1)) { try answer(1, 2, on: half) }
    }

    @Test("are reminded of with what is still open, then chased, and at the end the case goes on without the answers")
    func silence() throws {
        let subject = try answer(1, on: try arrived().next).next
        let reminded = try fire("remind-2", on: "2026-06-04", subject)
        #expect(reminded.notices.map(\.kind) == [.informationReminder])
        #expect(reminded.notices.first?.quotation == "2. What did you pay?")
        let chased = try fire("chase+1", on: "2026-06-09", reminded.next)
        #expect(chased.notices.map(\.kind) == [.informationChase])
        #expect(chased.timers.map(\.step) == ["proceed+3"])
        let over = try fire("proceed+3", on: "2026-06-11", chased.next)
        #expect(over.next.state == .investigating)
        #expect(over.effects.contains(.settleDeadline(.information, .missed)))
        #expect(over.events.contains(.informationWithheld([2], by: .provider)))
    }

    @Test("press nobody whose mail comes back", arguments: [Party.complainant, .provider])
    func unreachable(_ party: Party) throws {
        let subject = CaseSamples.subject(
            .awaitingInformation(
                .running(CaseSamples.deadline(.information)), CaseSamples.questions(to: party)))
        let timer = CaseTimer(
            kind: .chaseInformation, step: "remind-2", dueAt: LondonTime.startOfDay(CaseSamples.today),
            generation: subject.generation)
        let machine = CaseMachine(
            profile: CaseSamples.profile, now: LondonTime.at(hour: 9, minute: 0, on: CaseSamples.today),
            unreachable: [party])
        let transition = try machine.decide(.fire(timer), on: subject)
        #expect(transition.notices.isEmpty && transition.timers.map(\.step) == ["remind-2"])
    }

    @Test("are over a quarter of an hour after the decision's reminders of that morning, which are not lost by it")
    func lastMorning() throws {
        let timers = try arrived().timers
        let times = timers.map { LondonTime.clockTime(of: $0.dueAt) }
        #expect(timers.map(\.kind) == [.chaseInformation, .remindCaseworker])
        #expect(times.map { $0.suffix(5) } == ["09:15", "09:00"], "\(times)")
    }

    @Test("can be closed by the caseworker, and whoever was asked is told that nothing more is needed")
    func closed() throws {
        let transition = try CaseSamples.machine().decide(
            .endRequest(by: CaseSamples.drafter), on: try arrived().next)
        #expect(transition.next.state == .investigating)
        #expect(transition.effects.contains(.settleDeadline(.information, .cancelled)))
        #expect(transition.notices.map(\.kind) == [.informationNotNeeded])
        #expect(transition.notices.first?.to == .provider)
    }

    @Test("asked a second time have letters of names of their own")
    func again() throws {
        let first = try request()
        let back = try CaseSamples.machine().decide(.endRequest(by: CaseSamples.drafter), on: first.next).next
        let second = try CaseSamples.machine().decide(
            .requestInformation(CaseSamples.questions(to: .provider), by: CaseSamples.drafter), on: back)
        #expect(first.notices.first?.step != second.notices.first?.step)
    }

    @Test("stand still on hold, and go on with the time that was left and both ladders")
    func held() throws {
        let held = try CaseSamples.machine().decide(
            .hold(.thirdParty, until: CaseSamples.day("2026-06-30"), note: "", by: CaseSamples.drafter),
            on: try arrived().next
        ).next
        let resumed = try CaseSamples.machine(on: CaseSamples.day("2026-06-12")).decide(
            .resume(by: CaseSamples.drafter), on: held)
        #expect(resumed.next.state.noticeClock?.deadline?.dueOn == CaseSamples.day("2026-06-19"))
        #expect(resumed.next.decisionDeadline != nil)
        #expect(Set(resumed.timers.map(\.kind)) == [.chaseInformation, .remindCaseworker])
    }

    @Test("of a case that was withdrawn are put once more when it is taken up again")
    func reopened() throws {
        let closed = try CaseSamples.machine().decide(.withdraw(reason: nil), on: try arrived().next).next
        let reopened = try CaseSamples.machine().decide(.reopen("After all", by: nil), on: closed)
        #expect(reopened.next.state == .awaitingInformation(.awaitingNotice, asked))
        #expect(reopened.notices.first { $0.to == .provider }?.startsClock == .information)
        #expect(reopened.isArmed)
    }
}
