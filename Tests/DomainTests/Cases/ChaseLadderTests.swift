import Domain
import FoundationEssentials
import Testing

@Suite("Chasing a silent provider")
struct ChaseLadderTests {
    /// What a provider that never answers gets, day by day, from a request accepted on Thursday 2 April 2026.
    private func climb() throws -> [(day: CalendarDay, kinds: [MessageKind])] {
        var machine = CaseSamples.machine(on: CaseSamples.day("2026-04-02"))
        var transition = machine.open(
            CaseID(rawValue: UUID()), against: ProviderID(rawValue: "o2"), CaseSamples.eligibility(.accepted))
        let request = try #require(transition.notices.first { $0.startsClock == .providerResponse })
        transition = try machine.decide(.noticeAccepted(request, relay: "relay.example"), on: transition.next)
        var letters: [(CalendarDay, [MessageKind])] = []
        while transition.next.state.status == .awaitingProvider {
            let timer = try #require(transition.armed.first)
            let day = LondonTime.day(of: timer.dueAt)
            machine = CaseMachine(profile: CaseSamples.profile, now: timer.dueAt)
            transition = try machine.decide(.fire(timer), on: transition.next)
            letters.append((day, transition.notices.filter { $0.to == .provider }.map(\.kind)))
        }
        return letters
    }

    @Test(
        "Reminded 5 and 2 working days before and on the day, chased 2 and 4 after, escalated 6 after, passed over 8 after"
    )
    func ladder() throws {
        let letters = try climb()
        let days = ["2026-04-13", "2026-04-16", "2026-04-20", "2026-04-22", "2026-04-24", "2026-04-28", "2026-04-30"]
        #expect(letters.map(\.day) == days.map(CaseSamples.day))
        #expect(letters.prefix(3).allSatisfy { $0.kinds == [.providerReminder] })
        #expect(letters[3...4].allSatisfy { $0.kinds == [.providerChase] })
        #expect(letters[5].kinds == [.providerEscalation])
        #expect(letters[6].kinds == [.proceedingWithoutResponse, .investigationOpened])
    }

    @Test("Nobody is written to on a weekend or a bank holiday, also after a downtime")
    func postponed() throws {
        let subject = CaseSamples.subject(CaseSamples.state(.awaitingProvider))
        let step = try #require(CaseSamples.profile.chaseLadder.first)
        let timer = CaseTimer(
            kind: .chaseProvider, step: step.id, dueAt: LondonTime.at(hour: 9, minute: 0, on: CaseSamples.today),
            generation: subject.generation)
        let saturday = CaseSamples.machine(on: CaseSamples.day("2026-06-06"))
        let postponed = try saturday.decide(.fire(timer), on: subject)
        #expect(postponed.notices.isEmpty)
        #expect(postponed.next == subject)
        #expect(postponed.armed.map { LondonTime.day(of: $0.dueAt) } == [CaseSamples.day("2026-06-08")])
        #expect(postponed.armed.map(\.step) == [step.id])
    }

    @Test("An answer after the due day still counts, as late")
    func lateAnswer() throws {
        let subject = CaseSamples.subject(CaseSamples.state(.awaitingProvider))
        let due = try #require(subject.state.noticeClock?.deadline?.dueOn)
        let late = CaseSamples.machine(on: CaseSamples.profile.calendar.day(1, workingDaysAfter: due))
        let answered = try late.decide(.defend("Sorry, late"), on: subject)
        #expect(answered.effects.contains(.settleDeadline(.providerResponse, .missed)))
        #expect(answered.next.state.status == .awaitingComments)
    }

    @Test("The ladder of remedies that are never carried out goes on for as long as the case is open")
    func complianceNeverGoesQuiet() throws {
        var subject = CaseSamples.subject(CaseSamples.state(.awaitingRemedy))
        var timer = CaseTimer(
            kind: .checkCompliance, step: CaseSamples.profile.complianceLadder.last?.id,
            dueAt: LondonTime.at(hour: 9, minute: 0, on: CaseSamples.day("2026-07-01")), generation: subject.generation)
        var steps: [String?] = []
        for _ in 1...3 {
            let machine = CaseMachine(profile: CaseSamples.profile, now: timer.dueAt)
            let chased = try machine.decide(.fire(timer), on: subject)
            subject = chased.next
            timer = try #require(chased.armed.first)
            steps.append(timer.step)
        }
        #expect(steps == ["again-1", "again-2", "again-3"])
    }
}
