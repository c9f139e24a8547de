import ArgumentParser
import BenchSupport
import Bootstrap
import Postgres
import QueueBench

struct BenchQueueCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "queue",
        abstract: "Measures the queue on the database that the environment names, as its owner.",
        discussion: """
            Prints a line of JSON a scenario; docs/performance.md says how to read it. The jobs stand in a queue of \
            their own, worked by processes that this one starts. For a database that nobody else uses: deploy/bench \
            makes one.

            Ends with code 1 when something was broken that must hold on any machine, such as a job lost.
            """)

    @Option(
        name: .customLong("only"), help: "Only this scenario; may be given several times: \(Self.names).",
        transform: Self.scenario)
    var only: [ScenarioName] = []

    @Option(help: "How many jobs a drain has; fewer make all else smaller as well.")
    var jobs: Int?

    @Option(help: "How many alternating pairs.")
    var pairs: Int?

    @Flag(help: "The sizes of the promised figures instead of the quick ones. Takes an hour and a half.")
    var full = false

    @Option(help: "Worker processes.")
    var workers = 2

    @Option(help: "Jobs that a worker runs at once.")
    var concurrency = 32

    @Option(help: "Jobs that a worker claims ahead.")
    var prefetch = 500

    @Option(help: "The program of Benchmarks/Bare, for what stands beside the queue.")
    var bare: String?

    @Option(help: "A Python that has the packages of Benchmarks/Peers/requirements.txt.")
    var peers: String?

    @Option(help: "The folder of the programs that drain other queues.")
    var peerPrograms = "Benchmarks/Peers"

    @Option(help: "A shell command that restarts PostgreSQL and leaves the server no open files of ours.")
    var restart: String?

    @Option(help: "A folder for curves, to be drawn by Benchmarks/Plots/plot.py.")
    var curves: String?

    func validate() throws {
        let numbers = [
            "--jobs": jobs, "--pairs": pairs, "--workers": workers, "--concurrency": concurrency,
            "--prefetch": prefetch,
        ]
        for (name, number) in numbers.sorted(by: { $0.key < $1.key }) {
            if let number, number < 1 { throw ValidationError("\(name) is \(number); it has to be 1 or more") }
        }
    }

    func run() async throws {
        let configuration = try ProcessConfiguration.load()
        let database = try configuration.database(name: "redress bench")
        let bench = Bench(
            options, database: database, control: try configuration.directDatabase(name: "redress bench control"),
            tell: ReportLine.tell)
        let holds = try await CommandContext.explaining(database) { try await bench.run(report: ReportLine.print) }
        guard holds else { throw ExitCode.failure }
    }

    private var options: BenchOptions {
        var options = BenchOptions()
        options.only = Set(only)
        options.jobs = jobs
        options.pairs = pairs
        options.isFull = full
        options.workers = workers
        options.concurrency = concurrency
        options.prefetch = prefetch
        options.bare = bare
        options.peers = peers
        options.peerPrograms = peerPrograms
        options.restart = restart
        options.curves = curves
        return options
    }

    private static func scenario(_ text: String) throws -> ScenarioName {
        guard let name = ScenarioName(rawValue: text) else {
            throw ValidationError("\(text) is none of: \(names)")
        }
        return name
    }

    private static let names = ScenarioName.allCases.map(\.rawValue).joined(separator: ", ")
}
