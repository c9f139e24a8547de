/// Lets a document stand inside a value that is coded some other way. A number that is no `Int` goes through `Double`
/// there; `JSONParser` and `bytes` keep its text.
extension JSONValue: Codable {
    public init(from decoder: any Decoder) throws {
        if let object = try? decoder.container(keyedBy: JSONMemberKey.self) {
            self = .object(try Self.object(in: object))
        } else if var elements = try? decoder.unkeyedContainer() {
            self = .array(try Self.elements(in: &elements))
        } else {
            self = try Self.scalar(in: try decoder.singleValueContainer())
        }
    }

    public func encode(to encoder: any Encoder) throws {
        switch self {
        case .object(let object):
            var container = encoder.container(keyedBy: JSONMemberKey.self)
            for member in object.members { try container.encode(member.value, forKey: JSONMemberKey(member.key)) }
        case .array(let elements):
            var container = encoder.unkeyedContainer()
            for element in elements { try container.encode(element) }
        case .null, .bool, .number, .string:
            var container = encoder.singleValueContainer()
            try encodeScalar(in: &container)
        }
    }

    private static func object(in container: KeyedDecodingContainer<JSONMemberKey>) throws -> JSONObject {
        let keys = container.allKeys.sorted { $0.stringValue < $1.stringValue }
        return JSONObject(
            members: try keys.map {
                JSONObject.Member(key: $0.stringValue, value: try container.decode(JSONValue.self, forKey: $0))
            })
    }

    private static func elements(in container: inout any UnkeyedDecodingContainer) throws -> [JSONValue] {
        var elements: [JSONValue] = []
        while !container.isAtEnd { elements.append(try container.decode(JSONValue.self)) }
        return elements
    }

    // Which kind of scalar it is can only be found by trying.
    private static func scalar(in container: any SingleValueDecodingContainer) throws -> JSONValue {
        if container.decodeNil() { return .null }
        if let value = try? container.decode(Bool.self) { return .bool(value) }
        if let value = try? container.decode(Int.self) { return .number(JSONNumber(value)) }
        if let value = try? container.decode(Double.self) { return .number(JSONNumber(text: "\(value)")) }
        return .string(try container.decode(String.self))
    }

    private func encodeScalar(in container: inout any SingleValueEncodingContainer) throws {
        switch self {
        case .bool(let value): try container.encode(value)
        case .number(let number): try encode(number, in: &container)
        case .string(let text): try container.encode(text)
        case .null, .array, .object: try container.encodeNil()
        }
    }

    private func encode(_ number: JSONNumber, in container: inout any SingleValueEncodingContainer) throws {
        if let int = number.int { try container.encode(int) } else { try container.encode(number.double) }
    }
}

private struct JSONMemberKey: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }

    init(_ key: String) {
        stringValue = key
    }

    init?(stringValue: String) {
        self.stringValue = stringValue
    }

    init?(intValue: Int) {
        return nil
    }
}
