import Domain
import FoundationEssentials
import Operations
import TestSupport
import Testing

/// Merged, divided and second cases, with the database, the letters and what each side can read.
@Suite("Cases that belong together", .database)
struct JoiningRoadTests {
    private static let two = #"{"code":"billing.incorrect_charge"},{"code":"coverage.no_coverage"}"#

    /// The road's own case, and another one of the same person.
    private func pair(_ issues: String = #"{"code":"billing.price_rise"}"#) async throws -> (Road, AcceptedComplaint) {
        let road = try await Road.opened()
        let draft = try SmallOffice.draft("And the price went up in the contract", issues: issues)
        let other = try await road.office.accept(Submission(draft: draft, client: "test"))
        try await road.office.work()
        return (road, other)
    }

    private func inspect(_ reference: Reference, _ road: Road) async throws -> CaseView {
        try await InspectCase(road.office.office)(reference)
    }

    private func mails(_ road: Road, _ kind: String) -> [String] {
        road.office.postOffice.mails.filter { $0.fileName.contains(".\(kind).") }
            .map { String(decoding: $0.raw, as: UTF8.self) }
    }

    private func newest(_ view: CaseView) throws -> RelatedCaseView { try #require(view.related.last) }

    // MARK: - merged

    @Test("two cases become one: closed here, it goes on there with the issues of both, and both pages lead on")
    func merged() async throws {
        let (road, other) = try await pair()
        try await road.caseworker(.joining(.merger(into: other.reference, text: "One dispute")))
        let here = try await road.view()
        #expect(here.status == .closed && here.waitingFor == nil && here.availableActions.isEmpty)
        #expect(here.related.map(\.bond) == [.goesOnIn] && here.related.first?.reference == other.reference)
        let url = try #require(try newest(here).url)
        #expect(url.contains(other.accessToken), "the link opens the complainant's own page")
        let there = try await road.office.show(other.reference, credential: .bearer(other.accessToken))
        #expect(there.status == .awaitingProvider)
        #expect(there.issues == [.billingPriceRise, .billingIncorrectCharge])
        #expect(there.timeline.contains { $0.detail == "Charged twice" })
        await #expect(throws: ActionRefused.self) {
            try await road.caseworker(.joining(.merger(into: other.reference, text: "Once more")))
        }
        #expect(mails(road, "merged").count == 2 && mails(road, "complaint_added").count == 1)
        #expect(mails(road, "complaint_added").first?.contains("Charged twice") == true)
        try await road.office.expectSound()
    }

    @Test("a suspected duplicate that is merged is confirmed, and off the staff's list")
    func duplicate() async throws {
        let road = try await Road.opened()
        let again = try await road.office.accept(try road.office.submission())
        try await road.office.work()
        #expect(try await ListDuplicates(road.office.office)().count == 1)
        try await road.caseworker(.joining(.merger(into: again.reference, text: "The same")))
        #expect(try await ListDuplicates(road.office.office)().isEmpty)
        #expect(try await road.work(of: .caseworker).items.allSatisfy { $0.kind != .duplicate })
        try await road.office.expectSound()
    }

    @Test("cases of two people, of two companies, or of one case are not merged, and nothing changes")
    func strangers() async throws {
        let road = try await Road.opened()
        let provider = try await road.office.accept(try road.office.submission(provider: "three"))
        try await road.office.work()
        for (reference, code) in [(provider.reference, "other_provider"), (road.accepted.reference, "no_such_case")] {
            let before = try await road.view().version
            await #expect {
                try await road.caseworker(.joining(.merger(into: reference, text: "One")))
            } throws: {
                ($0 as? ActionRefused)?.code == code
            }
            #expect(try await road.view().version == before)
        }
    }

    @Test("two that are merged into each other at the same moment: one is, and the other stays open")
    func eachOther() async throws {
        let (road, other) = try await pair()
        let second = Road(road, of: other)
        async let one = road.caseworker(.joining(.merger(into: other.reference, text: "One")), working: false)
        async let two = second.caseworker(.joining(.merger(into: road.accepted.reference, text: "One")), working: false)
        let outcomes = [try? await one, try? await two]
        #expect(outcomes.compactMap { $0 }.count == 1)
        try await road.office.work()
        let states = [try await inspect(road.accepted.reference, road), try await inspect(other.reference, road)]
        #expect(states.filter { $0.status == .closed }.count == 1)
        try await road.office.expectSound()
    }

    // MARK: - divided

    @Test("some issues leave: each case is about its own, with its own dates")
    func split() async throws {
        let (road, other) = try await pair(Self.two)
        let divided = Road(road, of: other)
        let view = try await divided.caseworker(.joining(.split([.coverageNoCoverage], text: "Two disputes")))
        #expect(view.issues == [.billingIncorrectCharge] && view.status == .awaitingProvider)
        let link = try newest(try await divided.view())
        #expect(link.bond == .splitOff)
        let opened = try await inspect(link.reference, road)
        #expect(opened.issues == [.coverageNoCoverage] && opened.status == .awaitingProvider)
        #expect(opened.related.map(\.bond) == [.cameOutOf])
        #expect(opened.duplicates.isEmpty, "what was divided is no duplicate")
        #expect(mails(road, "opened_beside").count == 2)
        try await road.office.expectSound()
        await #expect(throws: ActionRefused.self) {
            try await divided.caseworker(.joining(.split([.billingIncorrectCharge], text: "All of it")))
        }
    }

    @Test("an issue that came from a merged case can leave again, as a complaint that can be read")
    func splitOfMerged() async throws {
        let (road, other) = try await pair()
        try await road.caseworker(.joining(.merger(into: other.reference, text: "One dispute")))
        let whole = Road(road, of: other)
        try await whole.caseworker(.joining(.split([.billingIncorrectCharge], text: "Two after all")))
        let part = try await inspect(try newest(try await whole.view()).reference, road)
        #expect(part.issues == [.billingIncorrectCharge] && part.status == .awaitingProvider)
        #expect(try await whole.view().issues == [.billingPriceRise])
        try await road.office.expectSound()
    }

    @Test("what was divided can become one again")
    func takenBack() async throws {
        let (road, other) = try await pair(Self.two)
        let divided = Road(road, of: other)
        try await divided.caseworker(.joining(.split([.coverageNoCoverage], text: "Two disputes")))
        let part = try newest(try await divided.view()).reference
        let view = try await divided.caseworker(.joining(.merger(into: part, text: "One after all")))
        #expect(view.status == .closed)
        #expect(try await inspect(part, road).issues == [.coverageNoCoverage, .billingIncorrectCharge])
        try await road.office.expectSound()
    }

    // MARK: - what both have

    @Test("a file of the merged case is read in the one that goes on, and in no other")
    func evidence() async throws {
        let stage = try await EvidenceStage()
        let file = try await stage.bring(Array("Dear O2".utf8))
        let other = try await stage.office.accept(try stage.office.submission(narrative: "The price went up"))
        let open = OpenEvidence(stage.evidence)
        let credential = Credential.bearer(other.accessToken)
        await #expect(throws: CaseAccessError.notFound) {
            try await open(file, on: other.reference, credential: credential)
        }
        let caseworker = try await StaffRegister(stage.office.office).add(
            NewStaffMember(name: "Carys", email: "carys@example.invalid", role: "caseworker", conflicts: []))
        _ = try await stage.office.act(
            stage.accepted.reference, action: .joining(.merger(into: other.reference, text: "One dispute")),
            credential: .bearer(caseworker.token))
        let content = try await open(file, on: other.reference, credential: credential)
        #expect(try await content.bytes == Array("Dear O2".utf8))
        let view = try await stage.office.show(other.reference, credential: credential)
        #expect(view.evidence.map(\.evidence.id) == [file] && view.evidence.allSatisfy { !$0.isRemovable })
    }

    @Test("mail to a merged case lands in the one that goes on")
    func mail() async throws {
        let desk = try MailDesk()
        let merged = try await desk.office.accept(try desk.office.submission())
        try await desk.office.work()
        let address = try #require(desk.sent("acknowledgement").first?.replyTo)
        let other = try await desk.office.accept(try desk.office.submission(narrative: "The price went up"))
        let caseworker = try await StaffRegister(desk.office.office).add(
            NewStaffMember(name: "Carys", email: "carys@example.invalid", role: "caseworker", conflicts: []))
        _ = try await desk.office.act(
            merged.reference, action: .joining(.merger(into: other.reference, text: "One dispute")),
            credential: .bearer(caseworker.token))
        try await desk.receive(to: address, "Any news?")
        let there = try await desk.office.show(other.reference, credential: .bearer(other.accessToken))
        #expect(there.timeline.contains { $0.detail == "Any news?" })
        let here = try await desk.office.show(merged.reference, credential: .bearer(merged.accessToken))
        #expect(here.timeline.allSatisfy { $0.detail != "Any news?" })
    }

    // MARK: - a second provider

    @Test("a second provider is asked in a case of its own, and neither provider learns of the other's")
    func secondProvider() async throws {
        let road = try await Road.opened()
        let since = try SmallOffice.day("2026-01-10")
        let three = ProviderID(rawValue: "three")
        try await road.caseworker(
            .joining(.secondProvider(three, firstComplainedOn: since, text: "The number was never ported")))
        let link = try newest(try await road.view())
        #expect(link.bond == .otherProvider && link.providerName == "Three")
        let second = try await inspect(link.reference, road)
        #expect(second.status == .awaitingProvider && second.providerName == "Three")
        #expect(mails(road, "provider_request").count == 2)
        let first = try await road.provider(.providerResponse(.defend(text: "It was Three")))
        #expect(first.related.isEmpty && !first.timeline.contains { $0.title.contains(link.reference.spoken) })
        try await road.office.expectSound()
        await #expect {
            try await road.caseworker(.joining(.secondProvider(three, firstComplainedOn: since, text: "Again")))
        } throws: {
            ($0 as? ActionRefused)?.code == "asked_already"
        }
    }

    @Test("a second provider keeps its first chance: without a complaint to it the case waits for that")
    func firstChance() async throws {
        let road = try await Road.opened()
        try await road.caseworker(
            .joining(.secondProvider(ProviderID(rawValue: "three"), firstComplainedOn: nil, text: "It had a part")))
        let second = try await inspect(try newest(try await road.view()).reference, road)
        #expect(second.status == .tooEarly && second.waitingFor == .complainant)
        try await road.office.expectSound()
    }
}
