import Domain
import Foundation
import Testing

@Suite("An offer to settle")
struct SettlementTests {
    private let less = [RemedyProposal(kind: .goodwill, description: "Credit the account", amountPence: 2_500)]

    private func offered() throws -> CaseTransition {
        try CaseSamples.machine().decide(
            .offerSettlement("We are sorry", CaseSamples.remedies),
            on: CaseSamples.subject(CaseSamples.state(.awaitingProvider)))
    }

    private func arrived(at party: Party, _ subject: Case) throws -> Case {
        let notice = Notice(.counterOffer, to: party, startsClock: .settlementAnswer)
        return try CaseSamples.machine().decide(.noticeAccepted(notice, relay: "mx"), on: subject).next
    }

    private func countered(by party: Party = .complainant, _ subject: Case) throws -> CaseTransition {
        try CaseSamples.machine().decide(.counterOffer("It was more", less, by: party), on: subject)
    }

    /// The complainant's counter-offer lies with the provider.
    private func counterArrived() throws -> Case {
        try arrived(at: .provider, try countered(try arrived(at: .complainant, try offered().next)).next)
    }

    @Test("answered by another one lies with the other side, whose clock starts when it has arrived")
    func counter() throws {
        let transition = try countered(try arrived(at: .complainant, try offered().next))
        #expect(transition.next.state.waitsFor == .scheme)
        #expect(transition.notices.map(\.kind) == [.counterOffer])
        #expect(transition.notices.first?.to == .provider && transition.notices.first?.startsClock == .settlementAnswer)
        #expect(transition.effects.contains(.settleDeadline(.settlementAnswer, .met)))
        #expect(transition.timers.map(\.kind) == [.watchNotice])
        let arrived = try arrived(at: .provider, transition.next)
        #expect(arrived.state.waitsFor == .provider)
        #expect(arrived.state.noticeClock?.deadline?.startEvent == "the offer reached the provider")
    }

    @Test("is answered by the side with which it lies, and by nobody else")
    func turns() throws {
        let first = try arrived(at: .complainant, try offered().next)
        let machine = CaseSamples.machine()
        #expect(throws: CaseRefusal.othersTurn) { try machine.decide(.answerCounterOffer(accept: true), on: first) }
        #expect(throws: CaseRefusal.othersTurn) { try countered(by: .provider, first) }
        let counter = try counterArrived()
        #expect(throws: CaseRefusal.othersTurn) { try machine.decide(.answer(accept: true), on: counter) }
        #expect(throws: CaseRefusal.othersTurn) { try countered(by: .complainant, counter) }
    }

    @Test("of the complainant binds once the provider takes it: its own lines, and not the provider's of before")
    func accepted() throws {
        let transition = try CaseSamples.machine().decide(.answerCounterOffer(accept: true), on: try counterArrived())
        guard case .awaitingRemedy(_, let lines, _) = transition.next.state else {
            Issue.record("not binding: \(transition.next.state)")
            return
        }
        #expect(lines.map(\.amountPence) == [2_500])
        #expect(transition.notices.map(\.kind) == [.settlementAgreed, .settlementAgreed])
        #expect(Set(transition.notices.map(\.to)) == [.complainant, .provider])
        #expect(transition.next.decisionDeadline == nil, "there will be no decision")
    }

    @Test("that is turned down, or not answered, is investigated, and whoever made it is told")
    func notTaken() throws {
        let counter = try counterArrived()
        let declined = try CaseSamples.machine().decide(.answerCounterOffer(accept: false), on: counter)
        #expect(declined.events.contains(.counterOfferDeclined))
        let timer = CaseTimer(
            kind: .expireSettlement, dueAt: LondonTime.startOfDay(CaseSamples.day("2026-06-16")),
            generation: counter.generation)
        let expired = try CaseSamples.machine(on: CaseSamples.day("2026-06-16")).decide(.fire(timer), on: counter)
        #expect(expired.effects.contains(.settleDeadline(.settlementAnswer, .missed)))
        for transition in [declined, expired] {
            #expect(transition.next.state == .investigating)
            #expect(transition.notices.first { $0.kind == .settlementAnswered }?.to == .complainant)
        }
    }

    @Test("goes back and forth so often and no further, each time with a letter of a name of its own")
    func mostOffers() throws {
        var subject = try arrived(at: .complainant, try offered().next)
        var steps: [String?] = []
        for turn in 0..<CaseSamples.profile.mostCounterOffers {
            let party: Party = turn.isMultiple(of: 2) ? .complainant : .provider
            let transition = try countered(by: party, subject)
            steps.append(transition.notices.first?.step)
            subject = try arrived(at: party == .provider ? .complainant : .provider, transition.next)
        }
        #expect(Set(steps).count == steps.count)
        #expect(throws: CaseRefusal.noMoreOffers(most: 4)) { try countered(subject) }
        #expect(
            try CaseSamples.machine().decide(.answer(accept: true), on: subject).next.state.status == .awaitingRemedy)
    }

    @Test("offers something, and stays under the scheme's cap, whoever makes it")
    func limits() throws {
        let subject = try arrived(at: .complainant, try offered().next)
        let much = [RemedyProposal(kind: .goodwill, description: "All of it", amountPence: 1_000_001)]
        #expect(throws: CaseRefusal.emptyOffer) {
            try CaseSamples.machine().decide(.counterOffer("Nothing", [], by: .complainant), on: subject)
        }
        #expect(throws: CaseRefusal.overCap(totalPence: 1_000_001, capPence: 1_000_000)) {
            try CaseSamples.machine().decide(.counterOffer("All", much, by: .complainant), on: subject)
        }
    }

    @Test("presses nobody whose mail comes back")
    func unreachable() throws {
        let subject = try counterArrived()
        let timer = CaseTimer(
            kind: .expireSettlement, dueAt: LondonTime.startOfDay(CaseSamples.day("2026-06-16")),
            generation: subject.generation)
        let machine = CaseMachine(
            profile: CaseSamples.profile, now: LondonTime.at(hour: 0, minute: 1, on: CaseSamples.day("2026-06-16")),
            unreachable: [.provider])
        #expect(try machine.decide(.fire(timer), on: subject).next.state.status == .settlementOffered)
    }

    @Test("of a provider is stored as it was before there were counter-offers, and read back, as any other is")
    func stored() throws {
        let first = SettlementOffer(CaseSamples.lines)
        let json = try JSONEncoder().encode(CaseState.settlementOffered(.awaitingNotice, offer: first))
        #expect(String(decoding: json, as: UTF8.self).contains(#""offer":[{"#))
        for offer in [first, SettlementOffer(by: .complainant, CaseSamples.lines, turn: 1)] {
            let state = CaseState.settlementOffered(.awaitingNotice, offer: offer)
            #expect(try JSONDecoder().decode(CaseState.self, from: JSONEncoder().encode(state)) == state)
        }
    }
}
