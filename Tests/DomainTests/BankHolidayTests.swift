import Testing

@testable import Domain

@Suite("Bank holidays that are announced")
struct BankHolidayTests {
    private func table(_ scottish: [String], version: String = "1") throws -> BankHolidayTable {
        func events(_ days: [String]) -> JSONValue {
            ["events": .array(days.map { ["title": "Bank holiday", "date": .string($0), "notes": ""] })]
        }
        let json: JSONValue = [
            "england-and-wales": events(["2026-05-25"]), "scotland": events(scottish),
            "northern-ireland": events(["2026-05-25"]),
        ]
        return try BankHolidayTable(published: json, version: version)
    }

    /// 15 June 2026 was proclaimed in Scotland only, and late.
    @Test("15 June 2026 in Scotland moves what counts working days across it, there and nowhere else")
    func scotland() throws {
        let before = try table(["2026-05-04"])
        let after = try table(["2026-05-04", "2026-06-15"], version: "2")
        for division in Division.allCases {
            let counted = Derivation(
                step: .providerResponse, startEvent: "the request reached the provider",
                dayZero: Sample.day("2026-06-02"), period: Period(10, .workingDays), clause: "4.1",
                calendar: before.calendar(division))
            let again = counted.recalculated(with: after.calendar(division))
            #expect(counted.dueOn == Sample.day("2026-06-16"))
            #expect(again.dueOn == Sample.day(division == .scotland ? "2026-06-17" : "2026-06-16"))
            #expect(again.explanation.contains("Mon 15 Jun is a bank holiday") == (division == .scotland))
        }
    }

    @Test("a day that is put on another one is withdrawn only where it was one, and announced everywhere")
    func moved() throws {
        let holiday = Holiday(day: Sample.day("2026-06-19"), name: "State occasion")
        let table = try table(["2026-05-04"]).announcing(
            holiday, insteadOf: [.scotland: Sample.day("2026-05-04")], version: "2")
        for division in Division.allCases {
            let calendar = table.calendar(division)
            #expect(calendar.version == "2")
            #expect(calendar.holiday(on: holiday.day) == "State occasion")
            #expect(calendar.isWorkingDay(Sample.day("2026-05-04")))
            #expect(calendar.isWorkingDay(Sample.day("2026-05-25")) == (division == .scotland))
        }
    }

    @Test("a month's end and a leap day are counted as they are, whatever the bank holidays")
    func leapDay() {
        let calendar = BankHolidayTable.bundled.calendar(.englandAndWales)
        #expect(calendar.day(Period(12, .months), after: Sample.day("2028-02-29")) == Sample.day("2029-02-28"))
        #expect(calendar.day(Period(1, .months), after: Sample.day("2028-01-31")) == Sample.day("2028-02-29"))
    }

    @Test("the government's table is read, with substitute days named as such")
    func published() throws {
        let json: JSONValue = [
            "england-and-wales": [
                "events": [["title": "Boxing Day", "date": "2026-12-28", "notes": "Substitute day"]]
            ],
            "scotland": ["events": [["title": "2nd January", "date": "2026-01-02", "notes": ""]]],
            "northern-ireland": ["events": [["title": "Christmas Day", "date": "2026-12-25", "notes": ""]]],
        ]
        let table = try BankHolidayTable(published: json, version: "3")
        #expect(
            table.calendar(.englandAndWales).holiday(on: Sample.day("2026-12-28")) == "Boxing Day (substitute day)")
        #expect(table.calendar(.scotland).version == "3")
    }

    @Test("a table with something wrong is refused with the place")
    func wrong() {
        let places: [(JSONValue, String)] = [
            ([:], "england-and-wales"),
            (
                ["england-and-wales": ["events": [["title": "X", "date": "25 December"]]]],
                "england-and-wales.events[0]"
            ),
            (["england-and-wales": ["events": [["title": "", "date": "2026-12-25"]]]], "england-and-wales.events[0]"),
        ]
        for (json, place) in places {
            do throws(BankHolidayError) {
                _ = try BankHolidayTable(published: json, version: "1")
                Issue.record("taken: \(json)")
            } catch {
                #expect(error.place == place)
            }
        }
    }
}
