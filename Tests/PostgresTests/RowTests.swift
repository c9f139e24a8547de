import Postgres
import TestSupport
import Testing

@Suite("A row that does not fit its type is an error without data", .emptyDatabase)
struct RowTests {
    struct NullAsInt: Statement {
        typealias Row = Int
        static let sql = "SELECT NULL::bigint AS amount"
        static func decode(_ row: borrowing PostgresRow) throws -> Int { try row.decode(Int.self) }
    }

    struct TextAsInt: Statement {
        typealias Row = Int
        static let sql = "SELECT 'secret'::text AS amount"
        static func decode(_ row: borrowing PostgresRow) throws -> Int { try row.decode(Int.self) }
    }

    struct TwoAsThree: Statement {
        typealias Row = Int
        static let sql = "SELECT 1::bigint, 2::bigint"
        static func decode(_ row: borrowing PostgresRow) throws -> Int { try row.decode((Int, Int, Int).self).0 }
    }

    struct TwoAsOne: Statement {
        typealias Row = Int
        static let sql = "SELECT 1::bigint, 2::bigint"
        static func decode(_ row: borrowing PostgresRow) throws -> Int { try row.decode(Int.self) }
    }

    struct Mixed: Statement {
        typealias Row = [String]
        static let sql =
            "SELECT 1::smallint, 2::integer, NULL::text, 'x'::varchar(5), 'y'::name FROM generate_series(1, 2)"
        static func decode(_ row: borrowing PostgresRow) throws -> [String] {
            let (one, two, none, text, name) = try row.decode((Int, Int, String?, String, String).self)
            return ["\(one)", "\(two)", none ?? "NULL", text, name]
        }
    }

    @Test("NULL where a value was declared names the column and says NULL")
    func unexpectedNull() async {
        let error = await postgresError { _ = try await TestDatabase.current.pool.execute(NullAsInt()) }
        #expect(error?.kind == .decoding)
        #expect(error?.description.contains("amount") == true)
        #expect(error?.description.contains("unexpectedNull") == true)
        #expect(error?.statement == "NullAsInt")
    }

    @Test("a wrong type names column and types, never the value")
    func wrongType() async {
        let error = await postgresError { _ = try await TestDatabase.current.pool.execute(TextAsInt()) }
        #expect(error?.description.contains("typeMismatch") == true)
        #expect(error?.description.contains("secret") == false)
    }

    @Test("too few and too many columns are refused")
    func columnCount() async {
        let pool = TestDatabase.current.pool
        #expect(await postgresError { _ = try await pool.execute(TwoAsThree()) }?.kind == .decoding)
        #expect(await postgresError { _ = try await pool.execute(TwoAsOne()) }?.kind == .decoding)
    }

    @Test("columns of several types are read by position from every row")
    func mixed() async throws {
        let rows = try await TestDatabase.current.pool.execute(Mixed())
        #expect(rows == Array(repeating: ["1", "2", "NULL", "x", "y"], count: 2))
    }

    @Test("after an error in decoding the connection goes on")
    func goesOn() async throws {
        try await withConnection { connection in
            #expect(await postgresError { _ = try await connection.execute(TextAsInt()) }?.kind == .decoding)
            let quotient = try await connection.execute(Divide(divisor: 4))
            #expect(quotient == [25])
        }
    }
}
