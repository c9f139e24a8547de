/// Brings a database to the newest schema, forwards only.
///
/// Many may run at once: one works, the others wait for it and then find nothing to do.
public struct Migrator: Sendable {
    /// How long to wait for another migrator.
    public var lockTimeout: Duration = .seconds(300)

    private static let lockInterval = Duration.milliseconds(100)

    let migrations: [Migration]

    /// - Parameter migrations: in any order; the numbers decide.
    public init(migrations: [Migration]) {
        self.migrations = migrations.sorted { $0.number < $1.number }
    }

    /// Takes the list as the embedded schema has it.
    public init(migrations: [(number: Int, name: String, sql: [UInt8])]) {
        self.init(migrations: migrations.map { Migration(number: $0.number, name: $0.name, sql: $0.sql) })
    }

    /// Applies what is missing, each migration in a transaction of its own together with its row in
    /// `public.redress_migration`.
    ///
    /// - Returns: the migrations that this call applied, in order.
    /// - Throws: `PostgresError` of kind `migration` when an applied migration was changed, when the database has one
    ///   that this program does not know, or when another migrator does not finish; of kind `server` for SQL that fails.
    public func migrate(_ configuration: ConnectionConfiguration) async throws -> [Migration] {
        try await withConnection(configuration) { connection in
            try await lock(connection)
            try await connection.executeScript(MigrationTable.create)
            let history = try await history(connection)
            let pending = try history.pending()
            for migration in pending {
                try await connection.apply(migration, checksum: history.checksums[migration.number])
            }
            return pending
        }
    }

    /// What `migrate` would apply. Changes nothing.
    ///
    /// - Throws: as `migrate` does for histories that do not fit.
    public func pending(_ configuration: ConnectionConfiguration) async throws -> [Migration] {
        try await withConnection(configuration) { try await history($0).pending() }
    }

    /// Migrations may take long, so only the lock timeout stays.
    private func withConnection<Value: Sendable>(
        _ configuration: ConnectionConfiguration, _ body: (Connection) async throws -> Value
    ) async throws -> Value {
        var configuration = configuration
        configuration.timeouts.statement = .zero
        configuration.timeouts.idleInTransaction = .zero
        let connection = try await Connection.connect(configuration)
        do {
            let value = try await body(connection)
            await connection.close()
            return value
        } catch {
            await connection.close()
            throw error
        }
    }

    /// The lock is the session's: it is free when the connection closes, however that happens.
    private func lock(_ connection: Connection) async throws {
        let deadline = ContinuousClock.now + lockTimeout
        while try await connection.execute(TryMigrationLock()) != [true] {
            guard .now < deadline else {
                throw PostgresError(.migration, "another migrator has been at work for \(lockTimeout)")
            }
            try await Task.sleep(for: Self.lockInterval)
        }
    }

    private func history(_ connection: Connection) async throws -> MigrationHistory {
        let checksums = try await connection.execute(ComputeChecksums(files: migrations.map(\.sql)))
        let exists = try await connection.execute(FindMigrationTable()) == [true]
        return MigrationHistory(
            known: migrations, checksums: Dictionary(zip(migrations.map(\.number), checksums)) { first, _ in first },
            applied: exists ? try await connection.execute(ListAppliedMigrations()) : [])
    }
}

extension Connection {
    fileprivate func apply(_ migration: Migration, checksum: String?) throws {
        guard let checksum else { throw PostgresError(.migration, "\(migration.title) has no checksum") }
        let record = RecordMigration(migration: migration, checksum: checksum)
        do {
            guard migration.runsInTransaction else {
                try executeScript(migration.text)
                try run(record)
                return
            }
            try transaction { connection in
                try connection.executeScript(migration.text)
                try connection.run(record)
            }
        } catch let error as PostgresError {
            throw error.renaming("migration \(migration.title)")
        }
    }
}
