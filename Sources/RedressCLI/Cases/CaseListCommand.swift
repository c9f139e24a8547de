import ArgumentParser
import Bootstrap
import Domain
import Operations

struct CaseListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "Lists cases, by what is due first.")

    @Option(help: "Only cases with this status.")
    var status: CaseStatus?

    @Option(help: "At most so many.")
    var limit = 100

    @OptionGroup var output: OutputOptions

    func run() async throws {
        let cases = try await CommandContext.withWiring {
            try await ListCases($0.office)(status: status, limit: limit)
        }
        output.report(json: .array(cases.map(\.json))) { cases.isEmpty ? "no cases" : table(cases) }
    }

    private func table(_ cases: [CaseListEntry]) -> String {
        var table = TextTable("REFERENCE", "STATUS", "WAITS FOR", "DUE", "PROVIDER", "SCHEME")
        for entry in cases {
            table.add(
                entry.reference.spoken, entry.status.rawValue, entry.waitingFor?.rawValue ?? "",
                entry.dueOn?.spoken ?? "", entry.providerName, entry.scheme.rawValue)
        }
        return table.text
    }
}

extension CaseListEntry {
    fileprivate var json: JSONValue {
        [
            "reference": .string(reference.text), "status": .string(status.rawValue),
            "waits_for": JSONValue(text: waitingFor?.rawValue), "due_on": JSONValue(day: dueOn),
            "provider": .string(providerName), "scheme": .string(scheme.rawValue),
            "changed_at": JSONValue(moment: changedAt),
        ]
    }
}
