import ArgumentParser
import Bootstrap
import Domain
import Logging
import Operations
import Postgres
import Rehearsal
import Schema

struct RehearseCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rehearse",
        abstract: "Plays months of the scheme in minutes, with people who follow a script.",
        discussion: """
            The same operations and job handlers as in production, on the PostgreSQL server that CONTROL_DATABASE_URL
            names, in a database of its own that is dropped at the end. Mail goes nowhere. The same seed, complaints
            and shares give the same table, whatever the number of workers.

            Ends with code 1 when a rule was broken.
            """)

    @OptionGroup var output: OutputOptions

    @Option(help: "How many days to play.")
    var days = 200

    @Option(help: "Which of the many plays; the same seed is the same play.")
    var seed: UInt64 = 1

    @Option(help: "Job processors in this process.")
    var workers = 2

    @Option(help: "The day of the first complaint, YYYY-MM-DD.")
    var start = RehearsalPlan.usualStart

    @Option(help: "Complaints, one JSON object a line, as complaint import takes them.")
    var complaints: String?

    @Option(
        help:
            "How the lines of the file become complaints: \(ComplaintMapping.allCases.map(\.rawValue).joined(separator: " or "))."
    )
    var mapping = ComplaintMapping.fcc

    @Option(help: "How many complaints to make up, where no file is given.")
    var cases = 300

    @Option(help: "How many of the made-up complaints are of one incident; a tenth where 300 days or more are played.")
    var incident: Int?

    @Option(
        help: "How people behave, such as provider=defends:45,settles:20,late:15,silent:20; may be given several times."
    )
    var shares: [String] = []

    @Flag(
        help:
            "Leave the rehearsal's database for a look at it; an intake-api with the same TOKEN_SECRET opens its links."
    )
    var keep = false

    func validate() throws {
        guard (1...3650).contains(days) else { throw ValidationError("--days goes from 1 to 3650") }
        guard (1...16).contains(workers) else { throw ValidationError("--workers goes from 1 to 16") }
        guard (1...100_000).contains(cases) else { throw ValidationError("--cases goes from 1 to 100000") }
        guard (0...cases).contains(incident ?? 0) else {
            throw ValidationError("--incident goes from 0 to --cases")
        }
        _ = try readShares()
    }

    func run() async throws {
        let plan = RehearsalPlan(start: start, days: days, seed: seed, workers: workers, shares: try readShares())
        let configuration = try ProcessConfiguration.load()
        let rehearsal = Rehearsal(
            plan, try source(), tokenSecret: keep ? configuration.tokenSecret : nil, logger: Self.logger)
        let server = try configuration.directDatabase(name: "redress rehearse")
        let report = try await CommandContext.explaining(server) {
            try await rehearsal(
                on: server, keepsDatabase: keep,
                migrate: { _ = try await Migrator(migrations: Schema.migrations).migrate($0) },
                announce: Remark.print)
        }
        Remark.print(report.paceInWords)
        output.report(json: report.json) { report.table }
        if !report.isClean { throw ExitCode.failure }
    }

    private func source() throws -> any ComplaintSource {
        guard let complaints else {
            let alike = incident ?? (RehearsalPlan.isLong(days) ? cases / 10 : 0)
            return MadeUpComplaints(count: cases, seed: seed, incident: alike > 0 ? Incident(complaints: alike) : nil)
        }
        return try FileComplaints(path: complaints, mapping: mapping)
    }

    private func readShares() throws -> Shares {
        var result = Shares()
        for text in shares {
            do throws(SharesError) {
                try result.set(text)
            } catch {
                throw ValidationError("--shares: \(error.problem)")
            }
        }
        return result
    }

    /// Warnings only: the table is the report.
    private static var logger: Logger {
        var logger = Logger(label: "rehearse") { StreamLogHandler.standardError(label: $0) }
        logger.logLevel = .warning
        return logger
    }
}
