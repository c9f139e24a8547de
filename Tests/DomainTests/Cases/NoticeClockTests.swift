import Domain
import FoundationEssentials
import Testing

@Suite("Clocks that a notice starts")
struct NoticeClockTests {
    private let opened = CaseSamples.machine(on: CaseSamples.day("2026-04-01"))
        .open(CaseID(rawValue: UUID()), against: ProviderID(rawValue: "o2"), CaseSamples.eligibility(.accepted))

    @Test("Until a relay has accepted the request no provider's clock runs, and a watch keeps the case armed")
    func beforeTheNotice() throws {
        #expect(opened.next.state == .awaitingProvider(.awaitingNotice))
        #expect(opened.next.state.waitsFor == .scheme)
        #expect(opened.armed.map(\.kind) == [.watchNotice])
    }

    @Test("The clock starts on the day the relay accepted the request, and the ladder with it")
    func accepted() throws {
        let request = try #require(opened.notices.first { $0.startsClock == .providerResponse })
        let thursday = CaseSamples.day("2026-04-02")
        let running = try CaseSamples.machine(on: thursday)
            .decide(.noticeAccepted(request, relay: "relay.example"), on: opened.next)
        let deadline = try #require(running.next.state.noticeClock?.deadline)
        #expect(deadline.dueOn == CaseSamples.day("2026-04-20"))
        #expect(running.next.state.waitsFor == .provider)
        #expect(running.armed.first?.step == CaseSamples.profile.chaseLadder.first?.id)
        #expect(running.effects.contains(.resolveItem(.noticeUndelivered)), "nothing is left for staff to see to")
    }

    @Test("The second copy of a notice starts nothing")
    func twice() throws {
        let request = try #require(opened.notices.first { $0.startsClock == .providerResponse })
        let running = try CaseSamples.machine(on: CaseSamples.day("2026-04-02"))
            .decide(.noticeAccepted(request, relay: "relay.example"), on: opened.next).next
        #expect(throws: CaseRefusal.staleTimer) {
            try CaseSamples.machine().decide(.noticeAccepted(request, relay: "relay.example"), on: running)
        }
    }

    @Test("A notice that no relay accepted is sent again by the watch, and a person is told")
    func watched() throws {
        let watch = try #require(opened.armed.first)
        let again = try CaseSamples.machine(on: LondonTime.day(of: watch.dueAt)).decide(.fire(watch), on: opened.next)
        #expect(again.effects.contains(.resendNotice(.providerResponse)))
        #expect(again.effects.contains(.raiseItem(.noticeUndelivered)))
        #expect(again.armed.map(\.kind) == [.watchNotice])
    }

    @Test("A refused notice is recorded and leaves the case armed as it was")
    func refused() throws {
        let request = try #require(opened.notices.first { $0.startsClock == .providerResponse })
        let told = try CaseSamples.machine(on: CaseSamples.day("2026-04-01"))
            .decide(.noticeUndelivered(request), on: opened.next)
        #expect(told.effects == [.raiseItem(.noticeUndelivered)])
        #expect(told.events == [.noticeUndelivered(.providerRequest, to: .provider)])
    }
}
