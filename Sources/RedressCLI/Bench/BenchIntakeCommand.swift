import ArgumentParser
import BenchSupport
import Bootstrap
import ServiceBench
import Postgres

struct BenchIntakeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "intake",
        abstract: "Measures what one intake-api takes in, on the database that the environment names, as its owner.",
        discussion: """
            Prints a line of JSON a scenario; docs/performance.md says how to read it. It starts an intake-api of its own \
            and fills the database with complaints. For a database that nobody else uses: deploy/bench makes one.

            Ends with code 1 when something was broken that must hold on any machine, such as a complaint lost.
            """)

    @Option(
        name: .customLong("only"), help: "Beside the first, only this scenario; may be given several times: \(names).",
        transform: scenario)
    var only: [IntakeScenarioName] = []

    @Option(help: "How many alternating pairs.")
    var pairs = 5

    @Option(help: "Seconds of each load.")
    var seconds = 5.0

    @Option(help: "Connections of the load.")
    var connections = 64

    @Option(help: "The program intake-api.")
    var program: String

    @Option(help: "A file of bodies for POST /v1/complaints, one a line.")
    var bodies: String

    func validate() throws {
        for (name, number) in [
            ("--pairs", Double(pairs)), ("--seconds", seconds), ("--connections", Double(connections)),
        ]
        where number < 1 {
            throw ValidationError("\(name) is \(number); it has to be 1 or more")
        }
    }

    func run() async throws {
        var options = IntakeBenchOptions(program: program, bodies: bodies)
        options.only = Set(only)
        options.pairs = pairs
        options.seconds = seconds
        options.connections = connections
        let configuration = try ProcessConfiguration.load()
        let database = try configuration.directDatabase(name: "redress bench")
        let bench = try IntakeBench(
            options, database: database,
            tell: ReportLine.tell)
        let holds = try await CommandContext.explaining(database) { try await bench.run(report: ReportLine.print) }
        guard holds else { throw ExitCode.failure }
    }

    private static let names = IntakeScenarioName.allCases.map(\.rawValue).joined(separator: ", ")

    private static func scenario(_ text: String) throws -> IntakeScenarioName {
        guard let name = IntakeScenarioName(rawValue: text) else {
            throw ValidationError("\(text) is none of: \(names)")
        }
        return name
    }
}
