import FoundationEssentials
import Postgres
import TestSupport
import Testing

@Suite("Values come back as they were sent", .emptyDatabase)
struct CodingTests {
    private func expectRoundTrip<Value: PostgresEncodable & PostgresDecodable & Equatable>(
        _ values: [Value], sourceLocation: SourceLocation = #_sourceLocation
    ) async throws {
        for value in values {
            let back = try await TestDatabase.current.pool.execute(Echo(value: value))
            #expect(back == [value], sourceLocation: sourceLocation)
        }
        let null = try await TestDatabase.current.pool.execute(Echo<Value>(value: nil))
        #expect(null == [nil], "NULL", sourceLocation: sourceLocation)
    }

    @Test("integers at their limits, and NULL")
    func integers() async throws {
        try await expectRoundTrip([Int16.min, -1, 0, 1, .max])
        try await expectRoundTrip([Int32.min, -1, 0, 1, .max])
        try await expectRoundTrip([Int64.min, -1, 0, 1, .max])
        try await expectRoundTrip([Int.min, -1, 0, 1, .max])
    }

    @Test("float8 keeps every bit that matters")
    func doubles() async throws {
        try await expectRoundTrip([
            0, -0.0, .pi, .leastNonzeroMagnitude, .greatestFiniteMagnitude, -.greatestFiniteMagnitude, .infinity,
            -.infinity,
        ])
        let nan = try await TestDatabase.current.pool.execute(Echo(value: Double.nan))
        #expect(nan.first??.isNaN == true)
    }

    @Test("text, also empty, long and beyond the first plane")
    func strings() async throws {
        try await expectRoundTrip([
            "", " ", "it's \"quoted\" \\ \n", "žluťoučký 馬 👩‍👩‍👧", String(repeating: "x", count: 300_000),
        ])
    }

    @Test("bool, bytea and uuid")
    func smallTypes() async throws {
        try await expectRoundTrip([true, false])
        try await expectRoundTrip([[], [0], Array(0...255), [UInt8](repeating: 7, count: 300_000)])
        try await expectRoundTrip([UUID(), try #require(UUID(uuidString: "00112233-4455-6677-8899-aabbccddeeff"))])
    }

    @Test("uuid has the bytes in the order in which the server prints them")
    func uuidText() async throws {
        let id = try #require(UUID(uuidString: "00112233-4455-6677-8899-aabbccddeeff"))
        #expect(
            try await TestDatabase.current.pool.execute(TextOf(value: id)) == ["00112233-4455-6677-8899-aabbccddeeff"])
    }

    @Test(
        "numeric is exact",
        arguments: [
            "0", "0.00", "1", "-1", "10", "10000", "99990000", "0.1", "0.0001", "0.00001234", "-0.5", "1234567890.12",
            "12345678901234567890123456789012345678.000000000000000001", "0.10", "100000000", "NaN", "Infinity",
            "-Infinity",
        ])
    func numeric(_ text: String) async throws {
        let number = try #require(PostgresNumeric(text))
        try await expectRoundTrip([number])
        #expect(try await TestDatabase.current.pool.execute(TextOf(value: number)) == [text])
    }

    @Test("numeric accepts plain decimals only and drops what carries no meaning")
    func numericTexts() {
        #expect(PostgresNumeric("+007.50")?.description == "7.50")
        #expect(PostgresNumeric("-0.00")?.description == "0.00")
        for text in ["", "-", ".", "1.", ".5", "1e3", "1,5", " 1", "٣", "--1", "1.2.3"] {
            #expect(PostgresNumeric(text) == nil, "\(text)")
        }
    }

    @Test("timestamptz keeps microseconds for centuries")
    func dates() async throws {
        let moments = [0, 1, -1, 1_767_225_599.999999, -2_208_988_800.000001, 4_102_444_800.123456]
        for moment in moments.map(Date.init(timeIntervalSince1970:)) {
            let back = try #require(try await TestDatabase.current.pool.execute(Echo(value: moment)).first ?? nil)
            #expect(abs(back.timeIntervalSince(moment)) < 0.000001)
            #expect(try await TestDatabase.current.pool.execute(Echo(value: back)) == [back])
        }
        let text = try await TestDatabase.current.pool.execute(
            TextOf(value: Date(timeIntervalSince1970: 1_776_643_200.5)))
        #expect(text == ["2026-04-20 00:00:00.5+00"])
    }

    @Test("a moment that the database has not is refused before it is sent")
    func impossibleDates() async throws {
        for moment in [Date(timeIntervalSince1970: .nan), Date(timeIntervalSince1970: .infinity)] {
            let error = await postgresError { _ = try await TestDatabase.current.pool.execute(Echo(value: moment)) }
            #expect(error?.kind == .encoding)
            #expect(error?.statement == "Echo<Date>")
        }
    }

    @Test("an infinite moment or day is an error of its own, not a wrong value")
    func infiniteDates() async throws {
        struct Infinite<Value: PostgresDecodable & Sendable>: Statement {
            typealias Row = Value
            static var sql: String { "SELECT 'infinity'::\(Value.self is Date.Type ? "timestamptz" : "date")" }
            static func decode(_ row: borrowing PostgresRow) throws -> Value { try row.decode(Value.self) }
        }
        let pool = TestDatabase.current.pool
        #expect(await postgresError { _ = try await pool.execute(Infinite<Date>()) }?.kind == .decoding)
        #expect(await postgresError { _ = try await pool.execute(Infinite<PostgresDate>()) }?.kind == .decoding)
    }

    @Test(
        "date agrees with the server's calendar",
        arguments: [
            (1, 1, 1), (1600, 2, 29), (1900, 2, 28), (1900, 3, 1), (1999, 12, 31), (2000, 1, 1), (2000, 2, 29),
            (2026, 4, 20), (2100, 3, 1), (9999, 12, 31),
        ])
    func days(year: Int, month: Int, day: Int) async throws {
        let date = try #require(PostgresDate(year: year, month: month, day: day))
        try await expectRoundTrip([date])
        let digits = { (number: Int, width: Int) in String(String(10_000 + number).suffix(width)) }
        let text = "\(digits(year, 4))-\(digits(month, 2))-\(digits(day, 2))"
        let printed = try await TestDatabase.current.pool.execute(TextOf(value: date))
        #expect(printed == [year == 9999 ? "9999-12-31" : text])
    }

    @Test(
        "a day that does not exist cannot be made",
        arguments: [(2026, 2, 29), (1900, 2, 29), (2026, 13, 1), (2026, 4, 31), (0, 1, 1)])
    func impossibleDays(year: Int, month: Int, day: Int) {
        #expect(PostgresDate(year: year, month: month, day: day) == nil)
    }

    @Test("jsonb comes back as the server normalises it")
    func json() async throws {
        let back = try await TestDatabase.current.pool.execute(Echo(value: JSONBytes(#"{"b":1,  "a":[true,null]}"#)))
        #expect(back == [JSONBytes(#"{"a": [true, null], "b": 1}"#)])
    }

    @Test("arrays of every type, empty and with NULLs")
    func arrays() async throws {
        try await expectRoundTrip([[], [1, -2, .max]] as [[Int]])
        try await expectRoundTrip([[], [1, nil, 3], [nil]] as [[Int?]])
        try await expectRoundTrip([[Int16.min, .max]])
        try await expectRoundTrip([[Int32.min, .max]])
        try await expectRoundTrip([[true, nil]] as [[Bool?]])
        try await expectRoundTrip([["", "a,b", "{}", "NULL", nil]] as [[String?]])
        try await expectRoundTrip([[1.5, nil]] as [[Double?]])
        try await expectRoundTrip([[[], [1, 2], nil]] as [[[UInt8]?]])
        try await expectRoundTrip([[UUID(), nil]] as [[UUID?]])
        try await expectRoundTrip([[Date(timeIntervalSince1970: 1_700_000_000), nil]] as [[Date?]])
        try await expectRoundTrip([[PostgresDate(year: 2026, month: 4, day: 20), nil]])
        try await expectRoundTrip([[PostgresNumeric("1.50"), nil]])
        try await expectRoundTrip([[JSONBytes("1"), nil]] as [[JSONBytes?]])
    }

    @Test("a typed id only declares its conformance")
    func rawRepresentable() async throws {
        try await expectRoundTrip([ItemID(rawValue: 42)])
        try await expectRoundTrip([[ItemID(rawValue: 1), nil]] as [[ItemID?]])
        try await expectRoundTrip([Colour.red])
        let error = await postgresError { _ = try await TestDatabase.current.pool.execute(ReadBlueAsColour()) }
        #expect(error?.kind == .decoding)
        #expect(error?.description.contains("blue") == false)
    }
}

struct ItemID: RawRepresentable, Hashable, Sendable, PostgresScalar {
    let rawValue: Int64
}

enum Colour: String, Sendable, PostgresScalar {
    case red
}

private struct ReadBlueAsColour: Statement {
    typealias Row = Colour
    static let sql = "SELECT 'blue'::text"
    static func decode(_ row: borrowing PostgresRow) throws -> Colour { try row.decode(Colour.self) }
}
