/// One row of a result, read inside `Statement.decode` on the connection's thread.
///
/// It would be noncopyable, but the optimiser of Swift 6.3.1 then crashes while it specialises `decode`.
public struct PostgresRow {
    private let result: QueryResult
    private let index: Int

    init(result: QueryResult, index: Int) {
        self.result = result
        self.index = index
    }

    /// Reads all columns by position: `try row.decode((JobID, String?, Int).self)`.
    ///
    /// - Throws: `PostgresError` of kind `decoding` with the column's name and place, never its value.
    public func decode<each Column: PostgresDecodable>(
        _ types: (repeat each Column).Type
    ) throws -> (repeat each Column) {
        var column = 0
        func next<Value: PostgresDecodable>(_ type: Value.Type) throws -> Value {
            defer { column += 1 }
            return try value(at: column, as: type)
        }
        let values = (repeat try next((each Column).self))
        try requireColumns(column)
        return values
    }

    /// Reads the only column: `try row.decode(Int.self)`.
    public func decode<Column: PostgresDecodable>(_ type: Column.Type) throws -> Column {
        let value = try value(at: 0, as: type)
        try requireColumns(1)
        return value
    }

    /// Reads one column of many, counted from 0, for a row too wide to name at once.
    public func column<Column: PostgresDecodable>(_ position: Int, as type: Column.Type) throws -> Column {
        try value(at: position, as: type)
    }

    private func value<Value: PostgresDecodable>(at column: Int, as type: Value.Type) throws -> Value {
        guard column < result.columnCount else { throw shapeError("has only \(result.columnCount) columns") }
        do {
            guard !result.isNull(row: index, column: column) else { return try Value.decodePostgresNull() }
            return try result.decode(type, row: index, column: column)
        } catch let problem as CodingProblem {
            throw shapeError(describe(problem, column: column, expected: "\(type)"))
        }
    }

    private func requireColumns(_ count: Int) throws {
        guard result.columnCount == count else {
            throw shapeError("has \(result.columnCount) columns, \(count) are declared")
        }
    }

    private func describe(_ problem: CodingProblem, column: Int, expected: String) -> String {
        "column \(column) (\(result.columnName(column)), \(result.columnType(column))) as \(expected): \(problem)"
    }

    private func shapeError(_ words: String) -> PostgresError {
        PostgresError(.decoding, words)
    }
}
