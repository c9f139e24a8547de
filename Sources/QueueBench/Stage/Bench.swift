public import BenchSupport
import Foundation
import Glibc
import JobQueue
public import Postgres

/// Measures the queue with processes of its own on one database, as its owner.
///
/// The jobs stand in the queue `bench`. What earlier runs left of it is removed at the start and at the end.
public struct Bench: Sendable {
    let options: BenchOptions
    let sizes: Sizes
    let database: ConnectionConfiguration
    let control: ConnectionConfiguration
    let pool: ConnectionPool
    /// Where progress is told.
    private let tell: @Sendable (String) -> Void

    /// - Parameters:
    ///   - control: a direct way to the same database.
    ///   - tell: gets a line for people now and then.
    public init(
        _ options: BenchOptions, database: ConnectionConfiguration, control: ConnectionConfiguration,
        tell: @escaping @Sendable (String) -> Void
    ) {
        self.options = options
        self.database = database
        self.control = control
        self.tell = tell
        sizes = Sizes(options)
        var patient = database
        patient.timeouts.statement = .zero  // Ten million rows take their time.
        pool = ConnectionPool(configuration: patient, size: 6)
    }

    /// Runs the scenarios one after the other; `report` gets each line when it is known.
    ///
    /// - Returns: whether everything held that must hold on any machine.
    /// - Throws: `PostgresError`, `BenchError`.
    public func run(report: (ReportLine) throws -> Void) async throws -> Bool {
        // A child that was killed must not take its parent along when it is written to.
        _ = signal(SIGPIPE, SIG_IGN)
        let scenarios = ScenarioName.allCases.filter { options.only.isEmpty || options.only.contains($0) }
        var holds = true
        try await prepare()
        for name in scenarios {
            say("\(name.rawValue) …")
            for line in try await name.scenario.run(on: self) {
                holds = holds && line.holds
                try report(line)
            }
            try await clear()
        }
        try await remove()
        await pool.close()
        return holds
    }

    func say(_ words: String) {
        tell(words)
    }

    private func prepare() async throws {
        try await script(Self.tables)
        try await clear()
    }

    private func remove() async throws {
        try await script("DROP SCHEMA redress_bench CASCADE")
    }

    private static let tables = """
        DROP SCHEMA IF EXISTS redress_bench CASCADE;
        CREATE SCHEMA redress_bench;
        CREATE TABLE redress_bench.run (
            edge text NOT NULL,
            job_id bigint NOT NULL,
            attempt_fence bigint NOT NULL,
            lane text NOT NULL,
            process integer NOT NULL,
            at double precision NOT NULL
        )
        """
}
