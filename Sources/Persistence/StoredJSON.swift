import FoundationEssentials
import Postgres

/// How domain values stand in `jsonb` columns: keys sorted, dates in ISO 8601.
enum StoredJSON {
    static func encode(_ value: some Encodable) throws -> JSONBytes {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        encoder.dateEncodingStrategy = .iso8601
        return JSONBytes([UInt8](try encoder.encode(value)))
    }

    static func decode<Value: Decodable>(_ type: Value.Type, from json: JSONBytes) throws -> Value {
        let decoder = JSONDecoder()
        decoder.dateDecodingStrategy = .iso8601
        return try decoder.decode(type, from: Data(json.bytes))
    }
}
