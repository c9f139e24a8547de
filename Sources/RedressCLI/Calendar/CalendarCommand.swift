import ArgumentParser
import Bootstrap
import Domain
import Operations

struct CalendarCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "calendar",
        abstract: "Shows the bank holidays that deadlines are counted by, and counts again when they have changed.",
        subcommands: [CalendarShowCommand.self, CalendarApplyCommand.self])
}

struct CalendarShowCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Lists the bank holidays of a year in each scheme's division.")

    @Option(help: "The year.")
    var year: Int

    @OptionGroup var output: OutputOptions

    func run() async throws {
        let profiles = try await CommandContext.withWiring { $0.office.profiles }
        let rows = profiles.all.flatMap { profile in
            Self.holidays(of: profile.calendar, in: year).map { (profile, $0) }
        }
        output.report(
            json: .array(
                rows.map { profile, holiday in
                    [
                        "scheme": .string(profile.id.rawValue), "division": .string(profile.division.rawValue),
                        "day": JSONValue(day: holiday.day), "name": .string(holiday.name),
                        "version": .string(profile.calendar.version),
                    ]
                })
        ) {
            var table = TextTable("SCHEME", "DIVISION", "DAY", "NAME", "VERSION")
            for (profile, holiday) in rows {
                table.add(
                    profile.id.rawValue, profile.division.rawValue, holiday.day.spoken, holiday.name,
                    profile.calendar.version)
            }
            return table.text
        }
    }

    private static func holidays(of calendar: WorkingCalendar, in year: Int) -> [Holiday] {
        guard let first = CalendarDay(year: year, month: 1, day: 1) else { return [] }
        return (0..<366).map { first.adding(days: $0) }.filter { $0.year == year }
            .compactMap { day in calendar.holiday(on: day).map { Holiday(day: day, name: $0) } }
    }
}

struct CalendarApplyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "apply",
        abstract: "Counts every open deadline again by the bank holidays that are known now.",
        discussion: """
            Dates only move to later days. Each case says in its history what its date was and what it is, and both sides \
            are told. The worker does the same every night; it can be broken off and started again at any time.
            """)

    @Flag(help: "Only say how many cases would be moved.")
    var dryRun = false

    @OptionGroup var output: OutputOptions

    func run() async throws {
        let outcome = try await CommandContext.withWiring { try await ApplyCalendar($0.office)(isDryRun: dryRun) }
        output.report(
            json: [
                "version": .string(outcome.version), "examined": JSONValue(count: outcome.examined),
                "moved": JSONValue(count: outcome.moved),
            ]
        ) {
            let what =
                outcome.moved == 0
                ? "no date moves"
                : "dates of \(outcome.moved) \(dryRun ? "would move" : "have moved, and both sides are told")"
            return "\(outcome.version): \(outcome.examined) cases had been counted by another table; \(what)"
        }
    }
}
