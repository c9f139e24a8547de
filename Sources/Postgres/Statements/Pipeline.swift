/// Statements gathered for one round trip.
public struct Pipeline {
    private(set) var requests: [Connection.Request] = []
    /// A parameter that cannot be encoded fails the whole pipeline before anything is sent.
    private(set) var failure: PostgresError?

    /// Adds a statement. Its rows can be read from the answer once the pipeline is done.
    @discardableResult
    public mutating func append<S: Statement>(_ statement: S) -> PipelinedRows<S> {
        let answer = PipelinedRows<S>()
        do {
            requests.append((try EncodedStatement(statement), { try answer.receive($0) }))
        } catch {
            failure = failure ?? error
        }
        return answer
    }
}

/// The answer to one statement of a pipeline; empty until the pipeline is done.
public final class PipelinedRows<S: Statement> {
    public private(set) var rows: [S.Row] = []
    /// Rows inserted, updated, deleted or selected.
    public private(set) var affectedRows = 0

    func receive(_ result: QueryResult) throws {
        rows = try result.rows(of: S.self)
        affectedRows = result.affectedRows
    }
}
