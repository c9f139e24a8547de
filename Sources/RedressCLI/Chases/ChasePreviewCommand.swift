import ArgumentParser
import Bootstrap
import Domain
import Operations

struct ChaseCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "chase", abstract: "Looks ahead at reminders and chases.",
        subcommands: [ChasePreviewCommand.self])
}

struct ChasePreviewCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "preview",
        abstract: "Lists what will be sent to whom in the next days, if nobody acts.",
        discussion: "By the same rules that will send it. Nothing is sent or changed.")

    @Option(help: "From today on, today counted; 1 to 366.")
    var days = 10

    @Option(help: "Only cases about this provider, by its id.")
    var provider: String?

    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard (1...366).contains(days) else { throw ValidationError("--days is \(days); it has to be from 1 to 366") }
    }

    func run() async throws {
        let provider = provider.map(ProviderID.init(rawValue:))
        let preview = try await CommandContext.withWiring { wiring in
            try await PreviewChases(wiring.office)(days: days, provider: provider)
        }
        output.report(json: preview.json) { text(preview) }
    }

    private func text(_ preview: PreviewedChases) -> String {
        guard !preview.chases.isEmpty else { return "nothing will be sent in \(days) days if nobody acts" }
        var table = TextTable("WHEN", "CASE", "PROVIDER", "MESSAGE", "STEP", "TO", "STATUS THEN")
        for chase in preview.chases {
            table.add(
                LondonTime.day(of: chase.at).spoken + " " + LondonTime.clockTime(of: chase.at), chase.reference.spoken,
                chase.providerName, chase.kind.rawValue, chase.step ?? "", chase.to.rawValue, chase.status.rawValue)
        }
        return preview.isWhole ? table.text : table.text + "\nThere is more: ask for fewer days."
    }
}

extension PreviewedChases {
    fileprivate var json: JSONValue {
        [
            "is_whole": .bool(isWhole),
            "chases": .array(
                chases.map { chase in
                    [
                        "at": JSONValue(moment: chase.at), "reference": .string(chase.reference.text),
                        "provider": .string(chase.providerName), "message": .string(chase.kind.rawValue),
                        "step": JSONValue(text: chase.step), "to": .string(chase.to.rawValue),
                        "status": .string(chase.status.rawValue),
                    ]
                }),
        ]
    }
}
