import ArgumentParser
import Domain

/// The days on which complaints came in.
struct DaysOptions: ParsableArguments {
    @Option(help: "The first day on which the complaints came in, YYYY-MM-DD.")
    var from: CalendarDay

    @Option(help: "The last day on which they did, YYYY-MM-DD.")
    var through: CalendarDay

    var range: ClosedRange<CalendarDay> { from...through }

    func validate() throws {
        guard from <= through else { throw ValidationError("--through must not be earlier than --from") }
    }
}
