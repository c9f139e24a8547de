import ArgumentParser
import BenchSupport
import Bootstrap
import Postgres
import ServiceBench

struct BenchArchiveCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "archive",
        abstract: "Measures pages and work beside very many closed cases, on a rehearsal's database.",
        discussion: """
            Copies the cases of the database that the environment names, as its owner, until there are as many as asked \
            for, and makes a second database for what stands beside it. Prints a line of JSON a scenario; \
            docs/performance.md says how to read it. deploy/bench makes a database to throw away.

            Ends with code 1 when something was broken that must hold on any machine.
            """)

    @Option(help: "How many closed cases.")
    var closed = 100_000

    @Option(help: "How many open ones.")
    var open = 20_000

    @Option(help: "How many alternating pairs.")
    var pairs = 5

    @Option(help: "The folder of the programs.")
    var programs: String

    @Option(help: "A file of bodies for POST /v1/complaints, one a line.")
    var bodies: String

    func validate() throws {
        guard (1...5_000_000).contains(closed) else { throw ValidationError("--closed goes from 1 to 5000000") }
        guard (1...1_000_000).contains(open) else { throw ValidationError("--open goes from 1 to 1000000") }
        guard (1...100).contains(pairs) else { throw ValidationError("--pairs goes from 1 to 100") }
    }

    func run() async throws {
        var options = ArchiveBenchOptions(programs: programs, bodies: bodies)
        options.closed = closed
        options.open = open
        options.pairs = pairs
        let database = try ProcessConfiguration.load().directDatabase(name: "redress bench")
        let bench = try ArchiveBench(options, database: database, tell: ReportLine.tell)
        let holds = try await CommandContext.explaining(database) { try await bench.run(report: ReportLine.print) }
        guard holds else { throw ExitCode.failure }
    }
}
