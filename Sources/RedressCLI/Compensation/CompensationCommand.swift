import ArgumentParser
import Domain

/// `redress compensation repair --provider bt --from 2026-06-01 --to 2026-06-06`
struct CompensationCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "compensation",
        abstract: "Works out automatic compensation for a fixed line, with the dated rates.",
        discussion: """
            repair: --from is the day of the customer's report, --to the day of the repair. appointment: --from is its \
            day. start: --from is the promised day, --to the day on which the service began. Without --to it lasts.
            """)

    enum Kind: String, ExpressibleByArgument, CaseIterable {
        case repair, appointment, start
    }

    @Argument(help: "repair, appointment or start.")
    var kind: Kind

    @Option(help: "The provider's id, as redress profile shows it.")
    var provider: String

    @Option(help: ArgumentHelp("The first day.", valueName: "YYYY-MM-DD"))
    var from: CalendarDay

    @Option(help: ArgumentHelp("The day on which it was over; none while it lasts.", valueName: "YYYY-MM-DD"))
    var to: CalendarDay?

    @Option(help: ArgumentHelp("The last day to count while it lasts.", valueName: "YYYY-MM-DD"))
    var through: CalendarDay?

    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard to != nil || through != nil || kind == .appointment else {
            throw ValidationError("give --to, the day on which it was over, or --through, the last day to count")
        }
    }

    func run() {
        let found = CompensationScheme.bundled.compensation(
            for: claim, by: ProviderID(rawValue: provider), through: through ?? to ?? from,
            .bundled(.englandAndWales))
        output.report(json: [
            "total_pence": JSONValue(found.totalPence), "explanation": .string(found.explanation),
            "days": .array(found.payments.map { ["day": JSONValue(day: $0.day), "pence": JSONValue($0.pence)] }),
        ]) { found.explanation }
    }

    private var claim: CompensationClaim {
        switch kind {
        case .repair: .delayedRepair(reportedOn: from, fixedOn: to)
        case .appointment: .missedAppointment(on: from)
        case .start: .delayedStart(promisedOn: from, startedOn: to)
        }
    }
}
