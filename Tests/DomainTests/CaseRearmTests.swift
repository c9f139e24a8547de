import Domain
import FoundationEssentials
import Testing

@Suite("Arming a case again whose appointments were lost")
struct CaseRearmTests {
    private let profile = SchemeProfile.cisasStyle
    private let id = CaseID(rawValue: UUID())

    private func timers(
        _ state: CaseState, on day: String, hour: Int = 12, decisionDeadline: Derivation? = nil
    ) -> [CaseTimer] {
        let subject = Case(
            id: id, provider: ProviderID(rawValue: "o2"), version: 3, generation: 2, state: state,
            decisionDeadline: decisionDeadline)
        let now = LondonTime.at(hour: hour, minute: 0, on: Sample.day(day))
        return CaseMachine.rearm(subject, profile: profile, now: now).compactMap { effect in
            if case .arm(let timer) = effect { timer } else { nil }
        }
    }

    private func deadline(_ step: ClockStep, from day: String) -> Derivation {
        profile.deadline(step, from: "a test", on: Sample.day(day))
    }

    private func spoken(_ timers: [CaseTimer]) -> [String] {
        timers.map { "\($0.kind.rawValue) \($0.step ?? "-") \(LondonTime.day(of: $0.dueAt))" }
    }

    @Test(
        "A case that is over gets nothing",
        arguments: [CaseState.refused(.beforeCourt, isFinal: true), .closed(.lapsed)])
    func over(_ state: CaseState) {
        #expect(timers(state, on: "2026-11-23").isEmpty)
    }

    @Test("A timer is of the case's present stage")
    func generation() {
        #expect(timers(.investigating, on: "2026-11-23").map(\.generation) == [2])
    }

    @Test("A sleeping complaint wakes on its day")
    func sleeping() {
        let state = CaseState.tooEarly(opensOn: Sample.day("2026-12-24"), isOpen: false)
        #expect(spoken(timers(state, on: "2026-11-23")) == ["wake - 2026-12-24"])
    }

    @Test(
        "An enquiry that the complainant can go on with ends some day",
        arguments: [CaseState.tooEarly(opensOn: nil, isOpen: false), .tooEarly(opensOn: Sample.today, isOpen: true)])
    func enquiry(_ state: CaseState) {
        #expect(timers(state, on: "2026-11-23").map(\.kind) == [.closeEnquiry])
    }

    @Test(
        "A notice on its way is watched",
        arguments: [
            CaseState.awaitingProvider(.awaitingNotice),
            .settlementOffered(.awaitingNotice, offer: SettlementOffer([])),
            .awaitingComments(.awaitingNotice), .awaitingRemedy(.awaitingNotice, [], evidenced: []),
        ])
    func notice(_ state: CaseState) {
        #expect(spoken(timers(state, on: "2026-11-23")) == ["watch_notice 1 2026-11-25"])
    }

    /// The request of Mon 9 Nov 2026 is due on Mon 23 Nov.
    @Test(
        "A silent provider's ladder goes on where it is on that day",
        arguments: [
            ("2026-11-10", "chase_provider remind-5 2026-11-16"), ("2026-11-20", "chase_provider due 2026-11-23"),
            ("2026-11-23", "chase_provider chase+2 2026-11-25"), ("2026-12-02", "chase_provider proceed+8 2026-12-03"),
            ("2026-12-03", "chase_provider proceed+8 2026-12-04"),
            ("2026-12-11", "chase_provider proceed+8 2026-12-14"),
        ])
    func provider(day: String, expected: String) {
        let state = CaseState.awaitingProvider(.running(deadline(.providerResponse, from: "2026-11-09")))
        #expect(spoken(timers(state, on: day)) == [expected])
    }

    /// As when a hold ends at midnight, or bank holidays are applied in the night.
    @Test(
        "What goes on in the night leaves out no reminder of that morning, and sends none twice",
        arguments: [
            ("2026-11-16", 0, "remind-5 2026-11-16"), ("2026-11-16", 10, "remind-2 2026-11-19"),
            ("2026-12-03", 0, "proceed+8 2026-12-03"), ("2026-12-03", 10, "proceed+8 2026-12-04"),
        ])
    func morning(day: String, hour: Int, expected: String) {
        let state = CaseState.awaitingProvider(.running(deadline(.providerResponse, from: "2026-11-09")))
        #expect(spoken(timers(state, on: day, hour: hour)) == ["chase_provider \(expected)"])
    }

    @Test("A window that ended meanwhile is closed at once, and nobody is reminded of it")
    func overdueWindow() {
        let state = CaseState.awaitingComments(.running(deadline(.comments, from: "2026-11-02")))
        #expect(spoken(timers(state, on: "2026-11-23")) == ["close_comments - 2026-11-10"])
    }

    @Test("A window that is open keeps its end and its next reminder")
    func openWindow() {
        let state = CaseState.awaitingComments(.running(deadline(.comments, from: "2026-11-23")))
        let expected = ["close_comments - 2026-12-01", "remind_comments remind-2 2026-11-26"]
        #expect(spoken(timers(state, on: "2026-11-23")) == expected)
    }

    @Test("Whoever decides late is reminded again and again")
    func lateDecision() {
        let late = timers(
            .investigating, on: "2026-11-23", decisionDeadline: deadline(.finalDecision, from: "2026-08-03"))
        #expect(spoken(late) == ["remind_caseworker again-1 2026-11-30"])
    }

    @Test("A late provider's remedies are chased again and again")
    func lateRemedy() {
        let state = CaseState.awaitingRemedy(.running(deadline(.compliance, from: "2026-06-01")), [], evidenced: [])
        #expect(spoken(timers(state, on: "2026-11-23")) == ["check_compliance again-1 2026-11-30"])
    }
}
