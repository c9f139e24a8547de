import ArgumentParser
import JobQueue

struct JobsMoveCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "move", abstract: "Gives waiting jobs another queue, provider or priority.",
        discussion: "What is not named stays as it is. A job that a worker holds is not moved.")

    @Argument(help: "The numbers of jobs.", transform: JobArgument.jobID)
    var ids: [JobID]

    @Option(help: "Such as mail. Some worker has to read it.", transform: JobArgument.queue)
    var queue: QueueName?

    @Option(help: "Such as o2.", transform: JobArgument.provider)
    var provider: String?

    @Option(
        help:
            "Lower is sooner; \(Priorities.normal) is usual, below \(Priorities.urgentBelow) goes before everything else."
    )
    var priority: Int16?

    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard queue != nil || provider != nil || priority != nil else {
            throw ValidationError("Say where to: --queue, --provider or --priority.")
        }
    }

    func run() async throws {
        let moved = try await CommandContext.withQueue {
            try await $0.move(ids, to: queue, provider: provider, priority: priority)
        }
        try ActedOn(wanted: ids, found: moved).report(
            "moved", to: output, why: "only jobs that wait are moved; redress jobs show says what became of one")
    }
}
