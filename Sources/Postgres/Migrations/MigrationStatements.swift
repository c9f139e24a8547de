enum MigrationTable {
    static let create = """
        CREATE TABLE IF NOT EXISTS public.redress_migration (
            number integer PRIMARY KEY,
            name text NOT NULL,
            checksum text NOT NULL,
            applied_at timestamptz NOT NULL DEFAULT clock_timestamp()
        )
        """
}

/// A migration as the version table has it.
struct AppliedMigration: Sendable {
    var number: Int
    var name: String
    var checksum: String
}

/// Whether any migrator ever ran here.
struct FindMigrationTable: Statement {
    typealias Row = Bool
    static let sql = "SELECT to_regclass('public.redress_migration') IS NOT NULL"

    static func decode(_ row: borrowing PostgresRow) throws -> Bool { try row.decode(Bool.self) }
}

struct ListAppliedMigrations: Statement {
    typealias Row = AppliedMigration
    static let sql = "SELECT number, name, checksum FROM public.redress_migration ORDER BY number"

    static func decode(_ row: borrowing PostgresRow) throws -> AppliedMigration {
        let (number, name, checksum) = try row.decode((Int, String, String).self)
        return AppliedMigration(number: number, name: name, checksum: checksum)
    }
}

/// The SHA-256 of each file, made by the server so that this client needs no digest of its own.
struct ComputeChecksums: Statement {
    typealias Row = String
    static let sql = """
        SELECT encode(sha256(file.sql), 'hex')
        FROM unnest($1::bytea[]) WITH ORDINALITY AS file (sql, position)
        ORDER BY file.position
        """

    var files: [[UInt8]]

    func bind(_ bindings: inout Bindings) {
        bindings.append(files)
    }

    static func decode(_ row: borrowing PostgresRow) throws -> String { try row.decode(String.self) }
}

/// One that is repeated has one row, of the last time.
struct RecordMigration: Statement {
    static let sql = """
        INSERT INTO public.redress_migration (number, name, checksum) VALUES ($1, $2, $3)
        ON CONFLICT (number) DO UPDATE
        SET name = excluded.name, checksum = excluded.checksum, applied_at = excluded.applied_at
        """

    var migration: Migration
    var checksum: String

    func bind(_ bindings: inout Bindings) {
        bindings.append(migration.number)
        bindings.append(migration.name)
        bindings.append(checksum)
    }
}

/// One migrator at a time. Tried and not waited for: a waiting statement would hold a snapshot, and CREATE INDEX
/// CONCURRENTLY of the other migrator would wait for that.
struct TryMigrationLock: Statement {
    typealias Row = Bool
    static let sql = "SELECT pg_try_advisory_lock(hashtextextended('redress_migration', 0))"

    static func decode(_ row: borrowing PostgresRow) throws -> Bool { try row.decode(Bool.self) }
}
