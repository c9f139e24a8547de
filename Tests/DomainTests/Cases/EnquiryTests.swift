import Domain
import FoundationEssentials
import Testing

@Suite("A complaint that came too early")
struct EnquiryTests {
    private func opened(_ opensOn: String?) -> CaseTransition {
        CaseSamples.machine().open(
            CaseID(rawValue: UUID()), against: ProviderID(rawValue: "o2"), tooEarly(opensOn))
    }

    private func tooEarly(_ opensOn: String?) -> EligibilityDecision {
        CaseSamples.eligibility(.tooEarly(opensOn: opensOn.map(CaseSamples.day)))
    }

    @Test("waits for the complainant while it has no date, and for the scheme while it sleeps until its date")
    func waitsFor() {
        #expect(opened(nil).next.state.waitsFor == .complainant)
        #expect(opened("2026-07-01").next.state.waitsFor == .scheme)
    }

    @Test("without a date ends when nobody takes it up")
    func endsWithoutDate() throws {
        let enquiry = opened(nil)
        #expect(enquiry.armed.map(\.kind) == [.closeEnquiry])
        let end = try #require(enquiry.armed.first)
        let ended = try CaseMachine(profile: CaseSamples.profile, now: end.dueAt).decide(.fire(end), on: enquiry.next)
        #expect(ended.next.state == .closed(.notPursued))
    }

    @Test("is not closed by an end that was due before the complainant told the date")
    func staleEnd() throws {
        let enquiry = opened(nil)
        let end = try #require(enquiry.armed.first)
        let dated = try CaseSamples.machine().decide(.goOn(tooEarly("2026-07-01")), on: enquiry.next).next
        #expect(throws: CaseRefusal.staleTimer) { try CaseSamples.machine().decide(.fire(end), on: dated) }
    }

    @Test("is not woken by a wake that was due before another date was told")
    func staleWake() throws {
        let asleep = opened("2026-06-02")
        let wake = try #require(asleep.armed.first)
        let later = try CaseSamples.machine().decide(.goOn(tooEarly("2026-07-01")), on: asleep.next).next
        #expect(throws: CaseRefusal.staleTimer) {
            try CaseSamples.machine(on: CaseSamples.day("2026-06-02"), hour: 0).decide(.fire(wake), on: later)
        }
    }

    @Test("wakes once, and what was armed for its sleep does nothing after that")
    func wokenOnce() throws {
        let asleep = opened("2026-06-02")
        let wake = try #require(asleep.armed.first)
        let machine = CaseMachine(profile: CaseSamples.profile, now: wake.dueAt)
        let open = try machine.decide(.fire(wake), on: asleep.next)
        #expect(open.next.state.waitsFor == .complainant)
        #expect(open.armed.map(\.kind) == [.closeEnquiry])
        #expect(throws: CaseRefusal.staleTimer) { try machine.decide(.fire(wake), on: open.next) }
    }

    @Test(
        "Whatever cancels the timers of a case makes those stale that have fired already",
        arguments: SampleCommand.allCases)
    func disarmedIsStale(_ sample: SampleCommand) throws {
        for status in sample.allowed {
            let subject = sample.subject(at: status)
            let transition = try CaseSamples.machine().decide(sample.command, on: subject)
            let isDisarmed = transition.effects.contains(.disarm)
            #expect((transition.next.generation > subject.generation) == isDisarmed, "\(sample) at \(status)")
        }
    }
}
