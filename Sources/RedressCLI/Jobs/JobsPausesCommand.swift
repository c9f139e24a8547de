import ArgumentParser
import Domain
import JobQueue

struct JobsPausesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "pauses", abstract: "Lists what is paused, since when and why.")

    @OptionGroup var output: OutputOptions

    func run() async throws {
        let pauses = try await CommandContext.withQueue { try await $0.pauses() }
        output.report(json: .array(pauses.map(\.json))) {
            pauses.isEmpty ? "nothing is paused" : table(pauses)
        }
    }

    private func table(_ pauses: [Pause]) -> String {
        var table = TextTable("PAUSED", "SINCE", "REASON")
        for pause in pauses {
            table.add(pause.pausable.inWords, pause.since.spokenInLondon, pause.reason ?? "")
        }
        return table.text
    }
}

extension Pause {
    var json: JSONValue {
        [
            "paused": .string(pausable.inWords), "what": .string(pausable.what), "name": .string(pausable.name),
            "since": JSONValue(moment: since), "reason": JSONValue(text: reason),
        ]
    }
}
