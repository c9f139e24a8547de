import ArgumentParser
import Bootstrap
import Domain
import Operations

struct ComplaintImportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Takes in the complaints of a file: JSON a line, or CSV with a mapping file.",
        discussion: """
            The file is streamed. Each row is checked like a complaint that comes in over HTTP; rows that are none are \
            reported with their line, and the command then ends with a code other than 0, though the others are in. \
            Importing a file again changes nothing, so an import that was broken off goes on when it is started again. \
            docs/operations.md describes the mapping file.
            """)

    @OptionGroup var input: ImportFileOptions

    @Option(
        help: """
            The books that the rows come from; with external_id it tells rows apart. By default as the mapping says.
            """)
    var source: String?

    @Flag(help: "Report what would happen, and change nothing.")
    var dryRun = false

    @Option(help: "Write every rejected row there: CSV when the name ends in .csv, otherwise JSON a line.")
    var rejects: String?

    @OptionGroup var output: OutputOptions

    func run() async throws {
        let mapping = try input.chosenMapping()
        let rejectsFile = try rejects.map(RejectsFile.init)
        let report = try await CommandContext.withWiring { wiring in
            do {
                return try await ImportComplaints(wiring.office)(
                    input.importedFile, mapping: mapping, source: source, isDryRun: dryRun
                ) { try rejectsFile?.add($0) }
            } catch let mismatch as ImportMismatch {
                throw CommandFailure(mismatch.description)
            }
        }
        try rejectsFile?.close()
        let text = ImportReportText(report: report, isDryRun: dryRun)
        output.report(json: text.json) { text.text }
        guard report.rejectedCount == 0 else { throw ExitCode.failure }
    }
}
