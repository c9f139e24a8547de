import ArgumentParser

struct InsightsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "insights",
        abstract: "Says what complaints are about, how many they are, and where there are more.",
        subcommands: [
            InsightsReportCommand.self, InsightsAlarmsCommand.self, InsightsStandardsCommand.self,
            InsightsOutcomesCommand.self, InsightsCustomersCommand.self,
        ])
}
