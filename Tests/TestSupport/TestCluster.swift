import Glibc
import Postgres
import Schema
import Synchronization

/// The private cluster that `TEST_DATABASE_URL` names, with one migrated template database for this process.
struct TestCluster: Sendable {
    /// So many databases at a time: making one is the cluster's heaviest work, and each has a pool of connections.
    static let gate = Gate(width: 8)

    private static let prepared = Memo { try await prepare() }
    private static let migratedTemplate = Memo { try await shared().makeTemplate() }
    private static let lastNumber = Atomic(0)

    private let configuration: ConnectionConfiguration

    /// The cluster, freed of what dead test processes left.
    static func shared() async throws -> TestCluster {
        try await prepared.value
    }

    private static func prepare() async throws -> TestCluster {
        let cluster = TestCluster(configuration: try TestClusterAddress.read())
        try await cluster.dropLeftovers()
        return cluster
    }

    private func makeTemplate() async throws -> String {
        let name = "redress_template_\(getpid())"
        try await script("CREATE DATABASE \(name) TEMPLATE template0")
        _ = try await Migrator(migrations: Schema.migrations).migrate(configuration.database(name))
        return name
    }

    func makeDatabase(_ content: TestDatabase.Content) async throws -> TestDatabase {
        let number = Self.lastNumber.add(1, ordering: .relaxed).newValue
        let name = "redress_test_\(getpid())_\(number)"
        try await script("CREATE DATABASE \(name) TEMPLATE \(try await template(content))")
        return TestDatabase(name: name, configuration: try configuration.database(name))
    }

    private func template(_ content: TestDatabase.Content) async throws -> String {
        switch content {
        case .empty: "template0"
        case .migrated: try await Self.migratedTemplate.value
        }
    }

    /// FORCE ends the sessions of processes that a test killed or left.
    func drop(_ database: String) async throws {
        try await script("DROP DATABASE IF EXISTS \(database) WITH (FORCE)")
    }

    private func script(_ sql: String) async throws {
        let connection = try await Connection.connect(configuration)
        let result = await Result.catching { try await connection.executeScript(sql) }
        await connection.close()
        try result.get()
    }

    /// Databases of test processes that were killed, and of an earlier one with our process id.
    private func dropLeftovers() async throws {
        let connection = try await Connection.connect(configuration)
        let names = try await connection.execute(ListTestDatabases())
        await connection.close()
        for name in names where Self.isLeftOver(name) { try await drop(name) }
    }

    private static func isLeftOver(_ database: String) -> Bool {
        guard let owner = database.split(separator: "_").dropFirst(2).first.flatMap({ pid_t($0) }) else { return false }
        return owner == getpid() || (kill(owner, 0) == -1 && errno == ESRCH)
    }
}

private struct ListTestDatabases: Statement {
    typealias Row = String
    static let sql = "SELECT datname FROM pg_database WHERE datname ~ '^redress_(test|template)_[0-9]+'"

    static func decode(_ row: borrowing PostgresRow) throws -> String { try row.decode(String.self) }
}
