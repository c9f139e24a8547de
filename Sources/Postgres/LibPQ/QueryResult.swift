import CLibPQ

/// One result of libpq, freed with its last reference. Used on the connection's thread only.
@safe
final class QueryResult {
    /// What a result means to the caller.
    enum Status {
        case succeeded
        case failed
        case pipelineAborted
        case pipelineSync
        case copyIn
        /// COPY OUT, COPY BOTH, an empty query or something newer: not used by this client.
        case unexpected
    }

    private let handle: OpaquePointer
    let status: Status
    let rowCount: Int
    let columnCount: Int

    init(_ handle: OpaquePointer) {
        unsafe self.handle = unsafe handle
        status = unsafe Self.status(PQresultStatus(handle))
        rowCount = unsafe Int(PQntuples(handle))
        columnCount = unsafe Int(PQnfields(handle))
    }

    deinit {
        unsafe PQclear(handle)
    }

    private static func status(_ status: ExecStatusType) -> Status {
        switch status {
        case PGRES_COMMAND_OK, PGRES_TUPLES_OK, PGRES_EMPTY_QUERY: .succeeded
        case PGRES_FATAL_ERROR, PGRES_BAD_RESPONSE: .failed
        case PGRES_PIPELINE_ABORTED: .pipelineAborted
        case PGRES_PIPELINE_SYNC: .pipelineSync
        case PGRES_COPY_IN: .copyIn
        default: .unexpected
        }
    }

    func isNull(row: Int, column: Int) -> Bool {
        unsafe PQgetisnull(handle, CInt(row), CInt(column)) == 1
    }

    /// Reads a cell that is not NULL; its bytes do not leave this function.
    func decode<Value: PostgresDecodable>(_ type: Value.Type, row: Int, column: Int) throws -> Value {
        let start = unsafe PQgetvalue(handle, CInt(row), CInt(column))
        let count = unsafe Int(PQgetlength(handle, CInt(row), CInt(column)))
        let bytes = unsafe UnsafeRawBufferPointer(start: start, count: count)
        return try Value(postgresBytes: unsafe bytes.bindMemory(to: UInt8.self).span, type: columnType(column))
    }

    func columnType(_ column: Int) -> PostgresType {
        unsafe PostgresType(rawValue: PQftype(handle, CInt(column)))
    }

    func columnName(_ column: Int) -> String {
        unsafe PQfname(handle, CInt(column)).map { unsafe String(cString: $0) } ?? "?"
    }

    /// Rows inserted, updated, deleted, moved or selected; 0 for commands that do not count.
    var affectedRows: Int {
        unsafe PQcmdTuples(handle).flatMap { unsafe Int(String(cString: $0)) } ?? 0
    }

    /// The command that ran, such as `COMMIT` or `INSERT 0 1`.
    var commandTag: String {
        unsafe PQcmdStatus(handle).map { unsafe String(cString: $0) } ?? ""
    }

    /// The server's error, field by field.
    var error: PostgresError {
        var error = PostgresError(.server, field(.message) ?? "the server gave no message")
        error.sqlState = field(.sqlState).map(SQLState.init(rawValue:))
        error.detail = field(.detail)
        error.hint = field(.hint)
        error.constraint = field(.constraint)
        error.table = field(.table)
        error.column = field(.column)
        error.sourceFunction = field(.sourceFunction)
        return error
    }

    private func field(_ field: Field) -> String? {
        unsafe PQresultErrorField(handle, CInt(field.rawValue.value)).map { unsafe String(cString: $0) }
    }

    /// The PG_DIAG_… codes of `postgres_ext.h`, which Swift does not import.
    private enum Field: Unicode.Scalar {
        case sqlState = "C"
        case message = "M"
        case detail = "D"
        case hint = "H"
        case constraint = "n"
        case table = "t"
        case column = "c"
        case sourceFunction = "R"
    }
}
