import Domain
import FoundationEssentials

/// The bank holidays that are known on each day of a play. Another table comes as it does in production: at midnight every
/// process starts again with it.
struct Almanac: Sendable {
    /// A table that comes into force.
    struct Change: Sendable {
        let on: CalendarDay
        let holiday: Holiday
        let profiles: SchemeProfiles

        var from: Date { LondonTime.startOfDay(on) }
    }

    private let original: SchemeProfiles
    /// In the order of their days.
    let changes: [Change]

    init(_ original: SchemeProfiles = .bundled, changes: [Change] = []) {
        self.original = original
        self.changes = changes
    }

    func profiles(at moment: Date) -> SchemeProfiles {
        changes.last { $0.from <= moment }?.profiles ?? original
    }

    /// The moment up to which the tables of each start of the processes are in force, with the profiles.
    func seasons(through end: Date) -> [(profiles: SchemeProfiles, end: Date)] {
        let starts = changes.map(\.from).filter { $0 < end }
        let profiles = [original] + changes.prefix(starts.count).map(\.profiles)
        return Array(zip(profiles, starts + [end.addingTimeInterval(1)]))
    }
}

extension Almanac {
    /// A bank holiday that is announced seven working days ahead, as that of 19 September 2022 was, after a quarter of the
    /// play; and after half of it another one, for which the next of the usual ones is taken back.
    init(of plan: RehearsalPlan) {
        let quarter = max(1, plan.days / 4)
        let first = Self.announce(
            "State occasion", on: plan.start.adding(days: quarter), after: .bundled, version: "rehearsal-1")
        let second = Self.announce(
            "Bank holiday put on another day", on: plan.start.adding(days: 2 * quarter), after: first.table,
            insteadOfNext: true, version: "rehearsal-2")
        self.init(changes: [first.change, second.change])
    }

    private static func announce(
        _ name: String, on day: CalendarDay, after table: BankHolidayTable, insteadOfNext: Bool = false, version: String
    ) -> (change: Change, table: BankHolidayTable) {
        let calendar = table.calendar(.englandAndWales)
        let holiday = Holiday(day: calendar.day(workingDaysOfNotice, workingDaysAfter: day), name: name)
        let withdrawn = insteadOfNext ? next(in: table, after: holiday.day) : [:]
        let announced = table.announcing(holiday, insteadOf: withdrawn, version: version)
        let profiles = SchemeProfiles.bundled.counting(by: announced)
        return (Change(on: day, holiday: holiday, profiles: profiles), announced)
    }

    /// Christmas and Easter are not put on other days.
    private static func next(in table: BankHolidayTable, after day: CalendarDay) -> [Division: CalendarDay] {
        let found = Division.allCases.compactMap { division in
            let calendar = table.calendar(division)
            return calendar.holidaysSkipped(after: day, through: day.adding(days: 366))
                .first { $0.name.contains("bank holiday") }
                .map { (division, $0.day) }
        }
        return Dictionary(found) { first, _ in first }
    }

    private static let workingDaysOfNotice = 7
}
