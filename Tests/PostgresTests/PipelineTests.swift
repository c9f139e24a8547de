import Postgres
import TestSupport
import Testing

@Suite("Pipelines", .emptyDatabase)
struct PipelineTests {
    struct LongText: Statement {
        typealias Row = Int
        static let sql = "SELECT length($1), repeat('y', 1000000)"
        var text: String
        func bind(_ bindings: inout Bindings) { bindings.append(text) }
        static func decode(_ row: borrowing PostgresRow) throws -> Int { try row.decode((Int, String).self).0 }
    }

    private var pool: ConnectionPool { TestDatabase.current.pool }

    @Test("different statements are answered each with their own rows")
    func answers() async throws {
        try await withConnection { connection in
            try await connection.makeItems()
            let (count, quotients) = try await connection.pipelineOfThree()
            #expect(count == [2])
            #expect(quotients == [20])
        }
    }

    @Test("the first error is thrown, what came before is undone with it, and the connection goes on")
    func abort() async throws {
        try await pool.withConnection { connection in
            try connection.makeItems()
            let error = #expect(throws: PostgresError.self) {
                try connection.pipeline { pipeline in
                    pipeline.append(InsertItem(id: 1))
                    pipeline.append(Divide(divisor: 0))
                    pipeline.append(InsertItem(id: 2))
                    pipeline.append(CountItems())
                }
            }
            #expect(error?.statement == "Divide")
            // Prepared before and after the error alike, they have to work again.
            try connection.pipeline { pipeline in
                pipeline.append(InsertItem(id: 1))
                pipeline.append(Divide(divisor: 1))
                pipeline.append(InsertItem(id: 2))
            }
            #expect(try connection.execute(CountItems()) == [2])
        }
    }

    @Test("a thousand statements and tens of megabytes both ways do not lock up", .timeLimit(.minutes(10)))
    func large() async throws {
        let text = String(repeating: "x", count: 100_000)
        try await pool.withConnection { connection in
            let answers = try connection.pipeline { pipeline in
                (0..<100).map { _ in pipeline.append(LongText(text: text)) }
            }
            #expect(answers.allSatisfy { $0.rows == [100_000] })
            let many = try connection.pipeline { pipeline in
                (1...1000).map { pipeline.append(Divide(divisor: $0)) }
            }
            #expect(many.map(\.rows) == (1...1000).map { [100 / $0] })
        }
    }

    @Test("in a transaction an error inside a pipeline fails the transaction")
    func insideTransaction() async throws {
        try await pool.withConnection { try $0.makeItems() }
        let error = await postgresError {
            try await pool.transaction { connection in
                try connection.pipeline { pipeline in
                    pipeline.append(InsertItem(id: 1))
                    pipeline.append(InsertItem(id: 1))
                }
            }
        }
        #expect(error?.sqlState == .uniqueViolation)
        #expect(try await pool.execute(CountItems()) == [0])
    }

    @Test("an empty pipeline asks the server nothing")
    func empty() async throws {
        try await pool.withConnection { try $0.pipeline { _ in } }
    }
}

extension Connection {
    fileprivate func pipelineOfThree() throws -> ([Int], [Int]) {
        let (count, quotient) = try pipeline { pipeline in
            pipeline.append(InsertItem(id: 1))
            pipeline.append(InsertItem(id: 2))
            return (pipeline.append(CountItems()), pipeline.append(Divide(divisor: 5)))
        }
        return (count.rows, quotient.rows)
    }
}
