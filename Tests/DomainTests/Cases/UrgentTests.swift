import Domain
import FoundationEssentials
import Testing

/// Loss of service with a medical or safety need. Today is Mon 1 Jun 2026.
@Suite("Urgent cases")
struct UrgentTests {
    private func subject(_ status: CaseStatus) -> Case {
        let ordinary = CaseSamples.subject(CaseSamples.state(status))
        return Case(
            id: ordinary.id, provider: ordinary.provider, version: ordinary.version, generation: ordinary.generation,
            state: ordinary.state, decisionDeadline: ordinary.decisionDeadline, reopening: ordinary.reopening,
            isUrgent: true)
    }

    @Test("once the file is complete the decision is due in two working days, and the caseworker is told at once")
    func decision() throws {
        let transition = try CaseSamples.machine().decide(.comment("They did not"), on: subject(.awaitingComments))
        let deadline = try #require(transition.next.decisionDeadline)
        #expect(deadline.dueOn == CaseSamples.day("2026-06-03"))
        #expect(deadline.clause.contains("Urgent cases") && deadline.startEvent == "the file was complete")
        #expect(transition.effects.contains(.settleDeadline(.finalDecision, .cancelled)))
        #expect(transition.notices.contains { $0.to == .caseworker && $0.step == "urgent" })
        #expect(transition.timers.map(\.step) == ["due"], "the reminders weeks ahead have no day left")
    }

    @Test("a decision that is due sooner anyway stays as it is")
    func sooner() throws {
        let late = CaseSamples.machine(on: CaseSamples.day("2026-07-13"))
        let transition = try late.decide(.comment("They did not"), on: subject(.awaitingComments))
        #expect(transition.next.decisionDeadline == CaseSamples.deadline(.finalDecision))
    }

    @Test("the scheme looks again within two working days")
    func review() throws {
        let objected = try CaseSamples.machine().decide(
            .objectToEligibility(.alreadySettled, "Settled"), on: subject(.awaitingProvider))
        guard case .eligibilityDisputed(let dispute) = objected.next.state else {
            Issue.record("not disputed: \(objected.next.state)")
            return
        }
        #expect(dispute.deadline.dueOn == CaseSamples.day("2026-06-03"))
    }

    @Test("the provider's first chance is not shortened")
    func provider() throws {
        let opened = CaseSamples.machine().open(
            CaseID(rawValue: UUID()), against: ProviderID(rawValue: "o2"), CaseSamples.eligibility(.accepted),
            isUrgent: true)
        #expect(opened.events.contains(.foundUrgent))
        #expect(opened.next.decisionDeadline?.dueOn == CaseSamples.deadline(.finalDecision).dueOn)
    }

    @Test("a case that takes an urgent one in is urgent")
    func takenIn() throws {
        let complaint = MergedComplaint(
            CaseSamples.other, narrative: "The alarm is dead", issues: [.disruptionEmergencyRisk], isUrgent: true,
            stage: CaseSamples.state(.awaitingProvider))
        let transition = try CaseSamples.machine().decide(
            .takeIn(complaint, by: CaseSamples.drafter), on: CaseSamples.subject(CaseSamples.state(.awaitingProvider)))
        #expect(transition.next.isUrgent && transition.events.contains(.foundUrgent))
    }

    @Test("and is decided in two working days where it is investigated already")
    func takenInLate() throws {
        let complaint = MergedComplaint(
            CaseSamples.other, narrative: "The alarm is dead", issues: [.disruptionEmergencyRisk], isUrgent: true,
            stage: CaseSamples.state(.investigating))
        let transition = try CaseSamples.machine().decide(
            .takeIn(complaint, by: CaseSamples.drafter), on: CaseSamples.subject(CaseSamples.state(.investigating)))
        #expect(transition.next.decisionDeadline?.dueOn == CaseSamples.day("2026-06-03"))
        #expect(transition.timers.map(\.step) == ["due"])
    }
}
