import ArgumentParser
import Bootstrap
import QueueBench

/// A process of the bench's fleet, started by `bench queue` alone.
struct BenchWorkerCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "worker", shouldDisplay: false)

    @Argument(help: "What to do, as JSON.")
    var order: String

    func run() async throws {
        let configuration = try ProcessConfiguration.load()
        try await BenchChild(
            order: order, database: try configuration.database(name: "redress bench child"),
            control: try configuration.directDatabase(name: "redress bench child control")
        ).run()
    }
}
