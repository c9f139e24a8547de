import Domain
import FoundationEssentials
import Operations
import TestSupport
import Testing

/// Holds, more time, reopening and disputed remedies, with the database, the letters and the timers.
@Suite("The time of a case", .database)
struct TimeOfCaseRoadTests {
    private func mails(_ road: Road, _ kind: String) -> [String] {
        road.office.postOffice.mails.map(\.fileName).filter { $0.contains(".\(kind).") }
    }

    /// An offer of £50 that was taken.
    private func settled() async throws -> Road {
        let road = try await Road.opened()
        try await road.provider(
            .providerResponse(
                .settle(
                    text: "We are sorry",
                    remedies: [
                        RemedyProposal(kind: .goodwill, description: "Credit £50", amountPence: 5_000)
                    ])))
        try await road.complainant(.acceptance(accept: true))
        return road
    }

    @Test("a hold ends by itself; nobody was reminded meanwhile, and afterwards by the new date")
    func hold() async throws {
        let road = try await Road.opened()
        let until = try SmallOffice.day("2026-06-30")
        let held = try await road.caseworker(.hold(.complainantUnable, until: until, text: "She is in hospital"))
        #expect(held.status == .onHold && held.waitingFor == .scheme)
        #expect(held.availableActions.contains("resumption"))
        #expect(try await road.view().nextStep.contains("on hold until Tue 30 Jun 2026"))
        try await road.office.expectSound()
        try road.office.move(to: "2026-06-30")
        try await road.office.work()
        #expect(mails(road, "provider_reminder").isEmpty)
        try road.office.move(to: "2026-07-01", hour: 1)
        try await road.office.work()
        let resumed = try await road.view()
        #expect(resumed.status == .awaitingProvider)
        #expect(resumed.dueBy?.dueOn == (try SmallOffice.day("2026-07-14")))
        #expect(resumed.dueBy?.explanation.contains("paused Mon 1 Jun 2026 to Tue 30 Jun 2026") == true)
        #expect(mails(road, "on_hold").count == 2 && mails(road, "resumed").count == 1)
        try road.office.move(to: "2026-07-01", hour: 8)
        try await road.office.work()
        #expect(mails(road, "resumed").count == 2, "the complainant is told in the morning")
        try road.office.move(to: "2026-07-07")
        try await road.office.work()
        #expect(mails(road, "provider_reminder").count == 1)
        try await road.office.expectSound()
    }

    @Test("more time moves the date of both sides' pages, and the letter says why")
    func extended() async throws {
        let road = try await Road.opened()
        let view = try await road.ombudsman(.extension(workingDays: 5, text: "The provider's office was flooded"))
        #expect(view.dueBy?.dueOn == (try SmallOffice.day("2026-06-22")))
        let letter = road.office.postOffice.mails.last { $0.fileName.contains("deadline_moved") }
        let text = letter.map { String(decoding: $0.raw, as: UTF8.self) } ?? ""
        #expect(text.contains("flooded") && text.contains("Mon 22 Jun 2026"))
        try await road.office.expectSound()
        await #expect(throws: ActionRefused.self) { try await road.ombudsman(.extension(workingDays: 1, text: "More")) }
    }

    @Test("accepted and not complied with: a breach that the senior contact is told of, and then it is done")
    func breach() async throws {
        let road = try await settled()
        let accepted = try SmallOffice.day("2026-06-01")
        // The ladder goes on at one step a working day, so each day is lived through.
        for day in 1...43 {
            try road.office.move(to: accepted.adding(days: day).iso8601)
            try await road.office.work()
        }
        let notices = road.office.postOffice.mails.filter { $0.fileName.contains("breach_notice") }
        #expect(notices.count == 2, "the provider and the complainant")
        let provider = try #require(ProviderDirectory.bundled.provider(ProviderID(rawValue: "o2")))
        #expect(notices.map(\.recipient).contains(provider.seniorContact.email))
        #expect(try await road.view().timeline.contains { $0.title.contains("which is a breach") })
        let done = try await road.provider(.remedyEvidence(remedy: 1, text: "Credited on 15 July"))
        #expect(done.status == .closed)
        try await road.office.expectSound()
    }

    @Test("a remedy that was not what it was shown to be opens the case again, and is chased anew")
    func disputed() async throws {
        let road = try await settled()
        try await road.provider(.remedyEvidence(remedy: 1, text: "Credited"))
        let closed = try await road.view()
        #expect(closed.availableActions == ["remedy-dispute"])
        #expect(closed.remedies.map(\.state) == ["evidenced"])
        let open = try await road.complainant(.remedyDispute(remedy: 1, text: "No credit on my bill"))
        #expect(open.status == .awaitingRemedy && open.remedies.map(\.state) == ["due"])
        #expect(mails(road, "reopened").count == 2)
        try await road.office.expectSound()
        let again = try await road.provider(.remedyEvidence(remedy: 1, text: "Credited by cheque"))
        #expect(again.status == .closed)
        #expect(mails(road, "remedy_evidence").count == 2 && mails(road, "closed").count == 4)
        try await road.office.expectSound()
    }

    @Test(
        "a case that was withdrawn goes on where it stood when the complainant wants it to, and not when it is too late"
    )
    func reopened() async throws {
        let road = try await Road.opened()
        try await road.complainant(.withdrawal(reason: nil))
        #expect(try await road.view().reopenableUntil == (try SmallOffice.day("2026-07-01")))
        try await road.complainant(.reopening(text: "I want to go on after all"))
        let open = try await road.view()
        #expect(open.status == .awaitingProvider)
        #expect(open.dueBy?.explanation.contains("10 working days") == true)
        try await road.office.expectSound()
        try await road.complainant(.withdrawal(reason: nil))
        try road.office.move(to: "2026-07-02")
        #expect(try await road.view().availableActions.isEmpty)
        await #expect(throws: ActionRefused.self) { try await road.complainant(.reopening(text: "And yet")) }
    }

    @Test("a case that goes to another scheme is over here, and counted as such")
    func transferred() async throws {
        let road = try await Road.opened()
        let view = try await road.ombudsman(.transfer(scheme: "Energy Ombudsman", text: "It is about a smart meter"))
        #expect(view.status == .closed)
        #expect(try await road.view().nextStep.contains("another scheme looks at the complaint"))
        #expect(mails(road, "transferred").count == 2)
        _ = try await UpdateCounts(road.office.office)()
        #expect(try await InsightSamples.endings().contains { $0.contains(" transferred ") })
        try await road.office.expectSound()
    }
}
