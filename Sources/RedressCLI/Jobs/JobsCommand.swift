import ArgumentParser

struct JobsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "jobs",
        abstract: "Looks after the queue.",
        discussion: """
            What to do in which situation is in docs/operations.md, "Looking after the queue".

            Workers see pauses, limits and cancellations within a second. A command that finds nothing to act on says \
            so and ends with code 1.
            """,
        groupedSubcommands: [
            CommandGroup(
                name: "Looking",
                subcommands: [
                    JobsStatsCommand.self, JobsTopCommand.self, JobsListCommand.self, JobsShowCommand.self,
                    JobsPausesCommand.self, JobsLimitsCommand.self,
                ]),
            CommandGroup(
                name: "Job",
                subcommands: [
                    JobsRetryCommand.self, JobsDiscardCommand.self, JobsCancelCommand.self, JobsMoveCommand.self,
                ]),
            CommandGroup(
                name: "Scope and kind",
                subcommands: [JobsPauseCommand.self, JobsResumeCommand.self, JobsLimitCommand.self]),
        ])
}
