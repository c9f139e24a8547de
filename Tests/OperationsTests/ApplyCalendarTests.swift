import Domain
import Operations
import Postgres
import TestSupport
import Testing

@Suite("A bank holiday that is announced late", .database)
struct ApplyCalendarTests {
    /// The release's schemes, counting by a table that somebody put there.
    private func profiles(_ days: [String], version: String) throws -> SchemeProfiles {
        let events: JSONValue = [
            "events": .array(days.map { ["title": "Royal wedding", "date": .string($0), "notes": ""] })
        ]
        let json: JSONValue = ["england-and-wales": events, "scotland": events, "northern-ireland": events]
        return SchemeProfiles.bundled.counting(by: try BankHolidayTable(published: json, version: version))
    }

    private func office(_ days: [String], version: String) throws -> SmallOffice {
        try SmallOffice(profiles: try profiles(days, version: version))
    }

    private func explanation(_ office: SmallOffice, _ accepted: AcceptedComplaint) async throws -> CaseView {
        try await office.show(accepted.reference, credential: .bearer(accepted.accessToken))
    }

    @Test("moves the dates that it falls into, tells both sides, and shows the date as it was and as it is")
    func moved() async throws {
        let before = try office(["2026-01-01"], version: "before")
        let accepted = try await before.accept(try before.submission())
        try await before.work()
        #expect(try await explanation(before, accepted).dueBy?.dueOn == (try SmallOffice.day("2026-06-15")))

        let after = try office(["2026-01-01", "2026-06-08"], version: "after")
        let planned = try await ApplyCalendar(after.office)(isDryRun: true)
        #expect(planned.moved == 1)
        #expect(try await explanation(after, accepted).dueBy?.dueOn == (try SmallOffice.day("2026-06-15")))

        #expect(try await ApplyCalendar(after.office)().moved == 1)
        try await after.work()
        let view = try await explanation(after, accepted)
        #expect(view.dueBy?.dueOn == (try SmallOffice.day("2026-06-16")))
        #expect(view.dueBy?.explanation.contains("Mon 8 Jun is a bank holiday") == true)
        let entry = try #require(view.timeline.first { $0.title.hasPrefix("The bank holidays have changed") })
        #expect(entry.title.contains("until Tue 16 Jun 2026 instead of Mon 15 Jun 2026"))
        #expect(
            entry.detail?.contains("As it was: 10 working days from Mon 1 Jun 2026 (day 0) → Mon 15 Jun 2026") == true)
        let letters = after.postOffice.mails.filter { $0.fileName.contains("deadline_moved") }
        #expect(letters.count == 2)
        #expect(String(decoding: letters[0].raw, as: UTF8.self).contains("Royal wedding"))
        let broken = try await Doctor(after.office).examine().filter { !$0.violations.isEmpty }
        #expect(broken.isEmpty, "\(broken.map(\.name))")
    }

    @Test("leaves alone what it does not fall into, however often it is counted")
    func notMoved() async throws {
        let before = try office(["2026-01-01"], version: "before")
        let accepted = try await before.accept(try before.submission())
        try await before.work()
        let version = try await explanation(before, accepted).version
        let after = try office(["2026-01-01", "2026-09-01"], version: "after")
        let outcome = try await ApplyCalendar(after.office)()
        #expect(outcome.examined == 1 && outcome.moved == 0)
        #expect(try await explanation(after, accepted).version == version)
        #expect(try await ApplyCalendar(after.office)().moved == 0)
    }

    @Test("a bank holiday that is taken back takes no time from anybody")
    func takenBack() async throws {
        let before = try office(["2026-01-01", "2026-06-08"], version: "before")
        let accepted = try await before.accept(try before.submission())
        try await before.work()
        let after = try office(["2026-01-01"], version: "after")
        #expect(try await ApplyCalendar(after.office)().moved == 0)
        #expect(try await explanation(after, accepted).dueBy?.dueOn == (try SmallOffice.day("2026-06-16")))
    }

    @Test("one case that cannot be counted does not keep the others from it")
    func broken() async throws {
        let before = try office(["2026-01-01"], version: "before")
        let broken = try await before.accept(try before.submission())
        let sound = try await before.accept(try before.submission(narrative: "The line is dead"))
        try await before.work()
        try await TestDatabase.current.pool.withConnection {
            try $0.executeScript(
                "UPDATE redress.case_file SET state = '{}' WHERE reference = '\(broken.reference.text)'")
        }
        let after = try office(["2026-01-01", "2026-06-08"], version: "after")
        await #expect(throws: (any Error).self) { try await ApplyCalendar(after.office)() }
        #expect(try await explanation(after, sound).dueBy?.dueOn == (try SmallOffice.day("2026-06-16")))
    }

    @Test("the provider is reminded by the new date")
    func reminded() async throws {
        let before = try office(["2026-01-01"], version: "before")
        _ = try await before.accept(try before.submission())
        try await before.work()
        let after = try office(["2026-01-01", "2026-06-11"], version: "after")
        try await ApplyCalendar(after.office)()
        // Five working days before Tue 16 June, of which the 11th is none.
        try after.move(to: "2026-06-08", hour: 8)
        try await after.work()
        #expect(!after.postOffice.mails.contains { $0.fileName.contains("provider_reminder") })
        try after.move(to: "2026-06-08", hour: 10)
        try await after.work()
        #expect(after.postOffice.mails.filter { $0.fileName.contains("provider_reminder") }.count == 1)
    }
}
