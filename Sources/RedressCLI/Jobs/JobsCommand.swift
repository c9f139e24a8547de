import ArgumentParser

struct JobsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "jobs", abstract: "Looks at the queue, and sends dead letters again.",
        subcommands: [JobsListCommand.self, JobsRetryCommand.self])
}
