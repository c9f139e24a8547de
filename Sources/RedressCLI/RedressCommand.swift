import ArgumentParser

/// The operator's command line.
@main
struct RedressCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "redress",
        abstract: "Runs a dispute scheme for telecoms complaints from the command line.",
        discussion: """
            The database and the rest come from the environment, as for the other programs: see redress config check.

            Commands that report take --json. A command that fails says why and ends with a code other than 0.
            """,
        subcommands: [
            MigrateCommand.self, ConfigCommand.self, ProfileCommand.self, StaffCommand.self, ProviderCommand.self,
            ComplaintCommand.self,
            CasesCommand.self, ChaseCommand.self, InsightsCommand.self, MailCommand.self, LettersCommand.self,
            JobsCommand.self,
            DoctorCommand.self, AuditCommand.self, CalendarCommand.self, RehearseCommand.self, CompensationCommand.self,
            BenchCommand.self,
        ])
}
