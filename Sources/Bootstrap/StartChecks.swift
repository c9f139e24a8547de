public import Postgres
import Schema

/// What has to be true before a process begins to work.
enum StartChecks {
    /// - Throws: `ConfigurationError` with what to do.
    static func run(_ configuration: ProcessConfiguration, name: String) async throws {
        try await checkPooler(configuration, name: name)
        let connection = try await Connection.connect(try configuration.directDatabase(name: name))
        do {
            try await check(connection, configuration)
        } catch {
            await connection.close()
            throw error
        }
        await connection.close()
    }

    /// A pooler that nobody spoke of mixes up the sessions of all its clients.
    private static func checkPooler(_ configuration: ProcessConfiguration, name: String) async throws {
        guard !configuration.isPooled else { return }
        let connection = try await Connection.connect(try configuration.database(name: name))
        let isPooled = try await connection.isBehindPooler
        await connection.close()
        guard isPooled else { return }
        throw ConfigurationError(problems: [
            "DATABASE_URL leads to a connection pooler; set DATABASE_POOLER=transaction, and CONTROL_DATABASE_URL to the "
                + "database itself"
        ])
    }

    private static func check(_ connection: Connection, _ configuration: ProcessConfiguration) async throws {
        guard let login = try await connection.execute(ReadLogin()).first else { return }
        if login.isSuperuser && !configuration.allowsSuperuser {
            throw ConfigurationError(problems: [
                "the database user \(login.name) is a superuser; name a role with DATABASE_ROLE, use another user, "
                    + "or set ALLOW_SUPERUSER=yes"
            ])
        }
        let pending = try await Migrator.redress.pending(try configuration.directDatabase(name: "redress-check"))
        guard let first = pending.first else { return }
        throw ConfigurationError(problems: [
            "the database is \(pending.count) migrations behind, from \(first.number) on; run `redress migrate`"
        ])
    }
}

extension Migrator {
    /// The migrations of this build.
    public static var redress: Migrator {
        Migrator(
            migrations: Schema.migrations.map { Migration(number: $0.number, name: $0.name, sql: $0.sql) })
    }
}

/// Whom the server takes us for.
struct ReadLogin: Statement {
    struct Row: Sendable {
        let name: String
        let isSuperuser: Bool
    }

    static let sql = "SELECT current_user::text, rolsuper FROM pg_roles WHERE rolname = current_user"

    func bind(_ bindings: inout Bindings) {}

    static func decode(_ row: borrowing PostgresRow) throws -> Row {
        let (name, isSuperuser) = try row.decode((String, Bool).self)
        return Row(name: name, isSuperuser: isSuperuser)
    }
}
