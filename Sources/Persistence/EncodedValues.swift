public import Postgres

/// The stored JSON of values, each encoded once. Cases that are opened on one day under one profile differ in little
/// beside the complaint itself, and encoding everything for each was a fifth of the processor time of intake.
public struct EncodedValues {
    private var known: [AnyHashable: JSONBytes] = [:]

    public init() {}

    public mutating func json<Value: Hashable & Encodable>(_ value: Value) throws -> JSONBytes {
        if let json = known[value] { return json }
        let json = try StoredJSON.encode(value)
        known[value] = json
        return json
    }
}
