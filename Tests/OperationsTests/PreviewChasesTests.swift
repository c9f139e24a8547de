import Domain
import FoundationEssentials
import Operations
import TestSupport
import Testing

@Suite("The preview of chases", .database)
struct PreviewChasesTests {
    @Test("lists the whole ladder of a provider that stays silent, day by day, and what follows it")
    func silent() async throws {
        let road = try await Road.opened()
        let preview = try await PreviewChases(road.office.office)(days: 40)
        #expect(preview.isWhole)
        let lines = preview.chases.map { "\(LondonTime.day(of: $0.at)) \($0.kind.rawValue) \($0.to.rawValue)" }
        // Due on Monday 15 June 2026, ten working days from 1 June.
        #expect(
            Array(lines.prefix(6)) == [
                "2026-06-08 provider_reminder provider", "2026-06-11 provider_reminder provider",
                "2026-06-15 provider_reminder provider", "2026-06-17 provider_chase provider",
                "2026-06-19 provider_chase provider", "2026-06-23 provider_escalation provider",
            ])
        #expect(lines.contains("2026-06-25 proceeding_without_response complainant"))
    }

    @Test("is what is then sent, and changes nothing by itself")
    func kept() async throws {
        let road = try await Road.opened()
        let before = try await road.office.show(
            road.accepted.reference, credential: .bearer(road.accepted.accessToken))
        let preview = try await PreviewChases(road.office.office)(days: 30)
        let after = try await road.office.show(
            road.accepted.reference, credential: .bearer(road.accepted.accessToken))
        #expect(before.version == after.version)
        let sentBefore = road.office.postOffice.mails.count
        for chase in preview.chases.prefix(6) {
            try road.office.move(to: LondonTime.day(of: chase.at).description)
            try await road.office.work()
        }
        let sent = road.office.postOffice.mails.dropFirst(sentBefore).map(\.fileName)
        #expect(sent.count == 6)
        for (name, chase) in zip(sent, preview.chases) { #expect(name.contains(chase.kind.rawValue), "\(name)") }
    }

    @Test("of one provider leaves the others out")
    func oneProvider() async throws {
        let road = try await Road.opened()
        #expect(
            try await PreviewChases(road.office.office)(days: 40, provider: ProviderID(rawValue: "bt")).chases.isEmpty)
    }
}
