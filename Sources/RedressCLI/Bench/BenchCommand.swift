import ArgumentParser

struct BenchCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bench", abstract: "Measures.",
        subcommands: [
            BenchQueueCommand.self, BenchIntakeCommand.self, BenchArchiveCommand.self, BenchWorkerCommand.self,
        ])
}
