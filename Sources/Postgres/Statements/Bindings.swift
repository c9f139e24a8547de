/// The parameters of one statement, in order, in binary form with explicit types.
public struct Bindings: Sendable {
    /// Where one parameter stands in `bytes`; no length means NULL.
    struct Parameter: Sendable {
        var type: PostgresType
        var offset: Int
        var length: Int?
    }

    private(set) var bytes: [UInt8] = []
    private(set) var parameters: [Parameter] = []
    private var failure: (position: Int, problem: any Error)?

    public init() {}

    /// Adds the next parameter. A value that PostgreSQL does not have makes the statement fail with an `encoding`
    /// error before anything is sent.
    public mutating func append<Value: PostgresEncodable>(_ value: Value) {
        let offset = bytes.count
        do {
            try value.encodePostgres(into: &bytes)
        } catch {
            failure = failure ?? (parameters.count + 1, error)
        }
        parameters.append(Parameter(type: Value.postgresType, offset: offset, length: bytes.count - offset))
    }

    /// Adds the next parameter, NULL for `nil`.
    public mutating func append<Value: PostgresEncodable>(_ value: Value?) {
        guard let value else {
            parameters.append(Parameter(type: Value.postgresType, offset: bytes.count, length: nil))
            return
        }
        append(value)
    }

    /// Forgets all of it and keeps the memory: for row after row of a COPY.
    mutating func removeAll() {
        bytes.removeAll(keepingCapacity: true)
        parameters.removeAll(keepingCapacity: true)
        failure = nil
    }

    var types: [PostgresType] { parameters.map(\.type) }

    func validate(statement: String) throws(PostgresError) {
        guard let failure else { return }
        throw PostgresError(
            .encoding, "parameter $\(failure.position) cannot be encoded (\(failure.problem))", statement: statement)
    }
}
