public import Postgres

/// A database that belongs to one test and is dropped after it.
public final class TestDatabase: Sendable {
    /// What a test's database holds at first.
    public enum Content: Sendable {
        /// Every migration of the schema.
        case migrated
        /// Nothing.
        case empty
    }

    @TaskLocal static var leased: TestDatabase?

    /// The database of the running test. Its test or suite needs the trait `.database` or `.emptyDatabase`.
    public static var current: TestDatabase {
        guard let leased else { fatalError("this test has no database: give it the trait .database") }
        return leased
    }

    public let name: String
    public let configuration: ConnectionConfiguration
    /// Four connections and the shared one, as the cluster's own superuser; through the pooler in a run that has one.
    public let pool: ConnectionPool

    /// For processes that a test starts.
    public var url: String { configuration.url }

    init(name: String, configuration: ConnectionConfiguration) {
        self.name = name
        self.configuration = configuration
        // All suites run at once on a few cores: a test waits for its turn, and is not about how long.
        pool = ConnectionPool(
            configuration: TestPooler.way(to: name) ?? configuration, size: 4, acquireTimeout: .seconds(60))
    }

    /// Makes a database for `body` and drops it afterwards, whoever is still connected.
    public static func lease<Value: Sendable>(
        _ content: Content = .migrated, _ body: @concurrent @Sendable (TestDatabase) async throws -> Value
    ) async throws -> Value {
        try await TestCluster.gate.pass {
            let cluster = try await TestCluster.shared()
            let database = try await cluster.makeDatabase(content)
            let result = await Result.catching { try await body(database) }
            await database.pool.close()
            try await cluster.drop(database.name)
            return try result.get()
        }
    }
}

extension Result where Failure == any Error {
    static func catching(_ body: () async throws -> Success) async -> Self {
        do {
            return .success(try await body())
        } catch {
            return .failure(error)
        }
    }
}
