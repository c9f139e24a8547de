import ArgumentParser
import JobQueue

struct JobsDiscardCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "discard", abstract: "Throws dead letters away, for good.",
        discussion: "What they were to do is not done. The history of their attempts stays.")

    @Argument(help: "The numbers of dead letters.", transform: JobArgument.jobID)
    var ids: [JobID]

    @OptionGroup var output: OutputOptions

    func run() async throws {
        let gone = try await CommandContext.withQueue { try await $0.discardDeadLetters(ids) }
        try ActedOn(wanted: ids, found: gone).report(
            "discarded", to: output, why: "redress jobs list --state dead lists the dead letters")
    }
}
