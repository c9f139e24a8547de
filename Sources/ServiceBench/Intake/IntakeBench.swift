public import BenchSupport
import Foundation
public import Postgres

/// Measures what one `intake-api` takes in, on a database that nobody else uses, as its owner.
///
/// No worker runs: what is measured is the way from the request to the commit.
public struct IntakeBench: Sendable {
    let options: IntakeBenchOptions
    let database: ConnectionConfiguration
    let pool: ConnectionPool
    let bodies: [[UInt8]]
    let folder: URL
    private let tell: @Sendable (String) -> Void

    /// - Parameter tell: gets a line for people now and then.
    /// - Throws: what reading the bodies throws.
    public init(
        _ options: IntakeBenchOptions, database: ConnectionConfiguration, tell: @escaping @Sendable (String) -> Void
    ) throws {
        self.options = options
        self.database = database
        self.tell = tell
        pool = ConnectionPool(configuration: database, size: 2)
        let lines = try String(contentsOfFile: options.bodies, encoding: .utf8).split(separator: "\n")
        bodies = Self.spread(lines.map { Array($0.utf8) })
        folder = FileManager.default.temporaryDirectory.appending(path: "redress-intake-\(UUID().uuidString)")
    }

    /// As many as `pgbench` takes scripts, over the whole of the file.
    private static func spread(_ lines: [[UInt8]]) -> [[UInt8]] {
        guard lines.count > scripts else { return lines }
        return (0..<scripts).map { lines[$0 * lines.count / scripts] }
    }

    private static let scripts = 64

    /// Runs the scenarios one after the other; `report` gets each line when it is known.
    ///
    /// - Returns: whether everything held that must hold on any machine.
    /// - Throws: `PostgresError`, `BenchError`.
    public func run(report: (ReportLine) throws -> Void) async throws -> Bool {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try await script("CREATE SCHEMA redress_bench; CREATE SEQUENCE redress_bench.id CACHE 100")
        var lines = try await SaturationScenario(bench: self).run()
        if let rate = lines.first?.rate {
            if wants(.half) { lines.append(try await HalfScenario(bench: self, saturation: rate).run()) }
            if wants(.overload) { lines.append(try await OverloadScenario(bench: self).run()) }
        }
        try lines.forEach(report)
        try await script("DROP SCHEMA redress_bench CASCADE")
        await pool.close()
        return lines.allSatisfy(\.holds)
    }

    private func wants(_ name: IntakeScenarioName) -> Bool {
        options.only.isEmpty || options.only.contains(name)
    }

    func say(_ words: String) { tell(words) }

    func script(_ sql: String) async throws {
        try await pool.withConnection { try $0.executeScript(sql) }
    }

    /// Runs `body` beside an API on this database, or on what leads to it.
    func withAPI<Value>(databaseURL: String? = nil, _ body: (ServiceProcess) async throws -> Value) async throws
        -> Value
    {
        let process = try ServiceProcess(
            options.program, as: "redress_intake", databaseURL: databaseURL ?? database.url, controlURL: database.url,
            in: folder)
        defer { process.stop() }
        try await process.becomeReady()
        return try await body(process)
    }

    func load(_ process: ServiceProcess, _ prefix: String, seconds: Double, perSecond: Double? = nil) -> Load {
        var load = Load(
            port: process.port, seconds: seconds,
            complaints: Complaints(bodies: bodies, keyPrefix: prefix, port: process.port))
        load.connections = options.connections
        load.perSecond = perSecond
        return load
    }

    /// Every 201 is a row, and every row was answered unless its answer got lost.
    func check(_ references: [String], _ line: inout ReportLine) async throws {
        let committed = try await pool.execute(CountReferences(references: references)).first ?? 0
        line.require(
            committed == references.count && Set(references).count == committed,
            "\(committed) of \(references.count) answered with 201 are in the table")
    }
}

/// How many of these cases there are.
struct CountReferences: Statement {
    static let sql = "SELECT count(*) FROM redress.case_file WHERE reference = ANY ($1)"

    let references: [String]

    func bind(_ bindings: inout Bindings) { bindings.append(references) }

    static func decode(_ row: borrowing PostgresRow) throws -> Int { try row.decode(Int.self) }
}

/// Rows written into each table since the server's statistics began.
struct ReadInserted: Statement {
    typealias Row = (table: String, rows: Int)

    static let sql = """
        SELECT regexp_replace(relname, '_[0-9]+$', ''), sum(n_tup_ins)::bigint
        FROM pg_stat_user_tables
        WHERE schemaname IN ('redress', 'queue') AND relname !~ '^(tick|worker|beat|health|depth|throughput|ring)'
        GROUP BY 1
        """

    static func decode(_ row: borrowing PostgresRow) throws -> Row {
        let (table, rows) = try row.decode((String, Int).self)
        return (table, rows)
    }
}
