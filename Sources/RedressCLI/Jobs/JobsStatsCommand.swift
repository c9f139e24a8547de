import ArgumentParser
import JobQueue

struct JobsStatsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "stats",
        abstract: "Shows depths, rates of the last minute, dead letters by reason, pauses and health.",
        discussion: "From figures that workers and the scheduler write every ten seconds: cheap, and that much late.")

    @OptionGroup var output: OutputOptions

    func run() async throws {
        let report = try await CommandContext.withQueue { try await $0.report() }
        output.report(json: report.json) { QueueText(report: report).text }
    }
}
