import Domain
import Foundation
import JobQueue
import Operations
import Postgres
import TestSupport
import Testing

@Suite("Quiet hours", .database)
struct QuietHoursTests {
    private static let night = LondonTime.startOfDay(CalendarDay(iso8601: "2026-06-16") ?? CalendarDay(ordinal: 0))
        .addingTimeInterval(1)
    private static let morning = night.addingTimeInterval(8 * 3600 - 1)

    /// An offer that nobody answered, in the first second after its last day.
    private func expired(isUrgent: Bool = false) async throws -> Road {
        let road = try await Road.opened()
        let credit = RemedyProposal(kind: .goodwill, description: "Credit", amountPence: 1_000)
        try await road.provider(.providerResponse(.settle(text: "We are sorry", remedies: [credit])))
        if isUrgent {
            try await TestDatabase.current.pool.withConnection { connection in
                try connection.executeScript("UPDATE redress.case_file SET is_urgent = true")
            }
        }
        road.office.clock.set(to: Self.night)
        try await road.office.work()
        #expect(try await road.view().status == .investigating)
        return road
    }

    private func written(_ road: Road, _ kind: String, to party: String) -> Int {
        road.office.postOffice.mails.count { $0.fileName.hasSuffix(".\(kind).\(party)") }
    }

    @Test("what midnight has done is told in the morning; the company's mail does not wait")
    func held() async throws {
        let road = try await expired()
        #expect(written(road, "investigation_opened", to: "complainant") == 0)
        #expect(written(road, "settlement_answered", to: "provider") == 1)
        try await road.office.expectSound()
        road.office.clock.set(to: Self.morning.addingTimeInterval(-1))
        try await road.office.work()
        #expect(written(road, "investigation_opened", to: "complainant") == 0)
        road.office.clock.set(to: Self.morning)
        try await road.office.work()
        #expect(written(road, "investigation_opened", to: "complainant") == 1)
        try await road.office.expectSound()
    }

    @Test("who acts in the night is answered in the night, and what was held still goes out, though the case is closed")
    func answered() async throws {
        let road = try await expired()
        try await road.complainant(.withdrawal(reason: nil))
        #expect(written(road, "withdrawn", to: "complainant") == 1)
        try await road.office.expectSound()
        road.office.clock.set(to: Self.morning)
        try await road.office.work()
        #expect(written(road, "investigation_opened", to: "complainant") == 1)
        try await road.office.expectSound()
    }

    @Test("an urgent case does not wait")
    func urgent() async throws {
        let road = try await expired(isUrgent: true)
        #expect(written(road, "investigation_opened", to: "complainant") == 1)
    }

    @Test(
        "end on the London clock, also on the days on which it changes",
        arguments: [
            ("2026-06-01T19:59:59Z", nil), ("2026-06-01T20:00:00Z", "2026-06-02T07:00:00Z"),
            ("2026-06-02T06:59:59Z", "2026-06-02T07:00:00Z"), ("2026-06-02T07:00:00Z", nil),
            ("2026-12-31T21:00:00Z", "2027-01-01T08:00:00Z"), ("2026-10-25T00:30:00Z", "2026-10-25T08:00:00Z"),
            ("2027-03-28T00:30:00Z", "2027-03-28T07:00:00Z"),
        ])
    func ends(now: String, end: String?) throws {
        let now = try Date(now, strategy: .iso8601)
        let end = try end.map { try Date($0, strategy: .iso8601) }
        #expect(QuietHours.standard.end(at: now) == end)
    }

    @Test("are an evening and a morning", arguments: [(11, 8), (24, 8), (21, 0), (21, 12)])
    func wrong(evening: Int, morning: Int) {
        #expect(QuietHours(evening: evening, morning: morning) == nil)
    }
}
