public import Postgres
import Schema

/// What has to be true before a process begins to work.
enum StartChecks {
    /// - Throws: `ConfigurationError` with what to do.
    static func run(_ configuration: ProcessConfiguration, name: String) async throws {
        let connection = try await Connection.connect(try configuration.controlDatabase(name: name))
        do {
            try await check(connection, configuration)
        } catch {
            await connection.close()
            throw error
        }
        await connection.close()
    }

    private static func check(_ connection: Connection, _ configuration: ProcessConfiguration) async throws {
        guard let login = try await connection.execute(ReadLogin()).first else { return }
        if login.isSuperuser && !configuration.allowsSuperuser {
            throw ConfigurationError(problems: [
                "the database user \(login.name) is a superuser; name a role with DATABASE_ROLE, use another user, "
                    + "or set ALLOW_SUPERUSER=yes"
            ])
        }
        let pending = try await Migrator.redress.pending(try configuration.controlDatabase(name: "redress-check"))
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
