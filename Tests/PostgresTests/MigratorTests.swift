import Postgres
import TestSupport
import Testing

@Suite("The migrator", .emptyDatabase)
struct MigratorTests {
    private var configuration: ConnectionConfiguration { TestDatabase.current.configuration }
    private var pool: ConnectionPool { TestDatabase.current.pool }

    private let first = Migration(number: 1, name: "create_item", sql: Array("CREATE TABLE item (id bigint)".utf8))
    private let second = Migration(
        number: 2, name: "fill_item", sql: Array("INSERT INTO item VALUES (1); INSERT INTO item VALUES (2)".utf8))

    private func migrate(_ migrations: Migration...) async throws -> [Int] {
        try await Migrator(migrations: migrations).migrate(configuration).map(\.number)
    }

    @Test("applies what is missing in order, once")
    func twice() async throws {
        #expect(try await migrate(second, first) == [1, 2])
        #expect(try await migrate(first, second) == [])
        #expect(try await pool.execute(CountItems()) == [2])
    }

    @Test("pending lists and changes nothing")
    func pending() async throws {
        let migrator = Migrator(migrations: [first, second])
        #expect(try await migrator.pending(configuration) == [first, second])
        #expect(try await migrate(first) == [1])
        #expect(try await migrator.pending(configuration) == [second])
    }

    @Test("several at once apply each migration once", .timeLimit(.minutes(10)))
    func concurrent() async throws {
        let migrator = Migrator(migrations: [first, second])
        let applied = try await withThrowingTaskGroup(of: Int.self) { [configuration] group in
            for _ in 0..<6 { group.addTask { try await migrator.migrate(configuration).count } }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(applied.sorted() == [0, 0, 0, 0, 0, 2])
        #expect(try await pool.execute(CountItems()) == [2])
    }

    @Test("an applied migration that was changed is refused by name")
    func changed() async throws {
        _ = try await migrate(first)
        let other = Migration(number: 1, name: "create_item", sql: Array("CREATE TABLE item (id integer)".utf8))
        let error = await postgresError { _ = try await migrate(other, second) }
        #expect(error?.kind == .migration)
        #expect(error?.description.contains("0001 create_item was changed") == true)
    }

    @Test("a database of a newer program is refused")
    func newer() async throws {
        _ = try await migrate(first, second)
        let error = await postgresError { _ = try await migrate(first) }
        #expect(error?.kind == .migration)
        #expect(error?.description.contains("0002 fill_item") == true)
        #expect(await postgresError { _ = try await Migrator(migrations: [first]).pending(configuration) } != nil)
    }

    @Test("a migration that fails leaves no trace and names itself; those before it stay")
    func failing() async throws {
        let broken = Migration(number: 2, name: "break", sql: Array("INSERT INTO item VALUES (1); SELECT 1/0".utf8))
        let error = await postgresError { _ = try await migrate(first, broken) }
        #expect(error?.sqlState?.errorClass == "22")
        #expect(error?.description.contains("0002 break") == true)
        #expect(try await pool.execute(CountItems()) == [0])
        #expect(try await migrate(first, second) == [2])
    }

    @Test("a file may ask for no transaction")
    func withoutTransaction() async throws {
        let index = Migration(
            number: 2, name: "index",
            sql: Array("-- transaction: none\nCREATE INDEX CONCURRENTLY IF NOT EXISTS item_id ON item (id)".utf8))
        #expect(try await migrate(first, index) == [1, 2])
    }

    @Test("a repeated file runs last: when it is new, when it was changed, and when another ran")
    func repeated() async throws {
        func count(_ value: Int) -> Migration {
            Migration(
                number: 1, name: "count",
                sql: Array("-- repeated: after every other\nINSERT INTO item VALUES (\(value))".utf8))
        }
        let table = Migration(number: 2, name: "create_item", sql: first.sql)
        let other = Migration(number: 3, name: "create_other", sql: Array("CREATE TABLE other ()".utf8))
        #expect(try await migrate(count(1), table) == [2, 1])
        #expect(try await migrate(count(1), table) == [])
        #expect(try await migrate(count(2), table) == [1])
        #expect(try await migrate(count(2), table, other) == [3, 1])
        #expect(try await pool.execute(CountItems()) == [3])
    }

    @Test("two migrations with one number are refused")
    func sameNumber() async throws {
        let twin = Migration(number: 1, name: "twin", sql: [])
        #expect(await postgresError { _ = try await migrate(first, twin) }?.kind == .migration)
    }

    @Test("a migrator that cannot have the lock says why", .timeLimit(.minutes(10)))
    func locked() async throws {
        try await withConnection { other in
            try await other.executeScript("SELECT pg_advisory_lock(hashtextextended('redress_migration', 0))")
            var migrator = Migrator(migrations: [first])
            migrator.lockTimeout = .milliseconds(50)
            let error = await postgresError { _ = try await migrator.migrate(configuration) }
            #expect(error?.kind == .migration)
        }
    }
}
