public import ArgumentParser
import Bootstrap
public import Domain
import Operations

struct InsightsReportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report",
        abstract: "Reports on one month of a provider: complaints, causes, endings, what was paid.",
        discussion: """
            The same is mailed to the provider on the first day of the next month. The figures are exact: they are for \
            the provider and the scheme, and not for publication. Cases that are not counted yet are counted first.
            """)

    @Option(help: "A provider or a brand, as complaints name it.")
    var provider: String

    @Option(help: "YYYY-MM.")
    var month: Month

    @OptionGroup var output: OutputOptions

    func run() async throws {
        let report = try await CommandContext.withWiring { wiring in
            try await UpdateCounts(wiring.office)()
            return try await MakeProviderReport(wiring.office)(of: ProviderID(rawValue: provider), in: month)
        }
        guard let report else { throw CommandFailure("there is no provider \(provider)") }
        let text = ProviderReportText(report: report)
        output.report(json: text.json) { text.text }
    }
}

extension Month: ExpressibleByArgument {
    /// `YYYY-MM`
    public init?(argument: String) {
        self.init(iso8601: argument)
    }
}
