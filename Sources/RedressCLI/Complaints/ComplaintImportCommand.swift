import ArgumentParser
import Bootstrap
import Domain
import Operations

struct ComplaintImportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Takes in the complaints of a file, one JSON object a line.",
        discussion: """
            The file is streamed. Each row is checked like a complaint that comes in over HTTP; rows that are none are \
            reported with their line, and the command then ends with a code other than 0, though the others are in. \
            Importing a file again changes nothing.
            """)

    @Argument(help: "A JSONL file; - for standard input.")
    var file: String

    @Option(help: "native: bodies as of POST /v1/complaints with external_id. fcc: the FCC's published complaints.")
    var mapping: ComplaintMapping = .native

    @Option(
        help: "The books that the rows come from; with external_id it tells rows apart. By default the mapping's name.")
    var source: String?

    @OptionGroup var output: OutputOptions

    func run() async throws {
        let report = try await CommandContext.withWiring { wiring in
            try await ImportComplaints(wiring.office)(
                path: file, mapping: mapping, source: source ?? mapping.rawValue)
        }
        output.report(json: ImportReportText(report: report).json) { ImportReportText(report: report).text }
        guard report.rejectedCount == 0 else { throw ExitCode.failure }
    }
}
