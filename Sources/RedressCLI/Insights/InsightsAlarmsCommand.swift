import ArgumentParser
import Bootstrap
import Domain
import Operations

struct InsightsAlarmsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "alarms",
        abstract: "Lists where there were far more complaints than usual, newest first.",
        discussion: """
            The scheduler has every day looked at once it is over. A spike is listed once, under the most specific cell \
            that explains it.
            """)

    @Option(help: "Those of the last days, so many.")
    var days = 90

    @OptionGroup var output: OutputOptions

    func run() async throws {
        let alarms = try await CommandContext.withWiring { try await ListSpikes($0.office)(days: days) }
        output.report(json: .array(alarms.map(\.json))) { alarms.isEmpty ? "no alarms" : table(alarms) }
    }

    private func table(_ alarms: [SpikeAlarm]) -> String {
        var table = TextTable("FROM", "UNTIL", "COMPLAINTS", "EXPECTED", "WHERE")
        for alarm in alarms {
            table.add(
                alarm.firstDay.iso8601, alarm.lastDay.iso8601, "\(alarm.observed)",
                "\((alarm.expected * 10).rounded() / 10)", alarm.cell.name)
        }
        return table.text
    }
}

extension SpikeAlarm {
    fileprivate var json: JSONValue {
        [
            "provider": .string(cell.provider.rawValue), "service": JSONValue(text: cell.service?.rawValue),
            "subject": JSONValue(text: cell.subject.code.isEmpty ? nil : cell.subject.code),
            "place": JSONValue(text: cell.place.code.isEmpty ? nil : cell.place.code),
            "first_day": JSONValue(day: firstDay), "last_day": JSONValue(day: lastDay),
            "complaints": JSONValue(count: observed), "expected": JSONValue(figure: expected),
        ]
    }
}
