/// A JSON document or a part of one, with numbers and the order of members exactly as written.
public indirect enum JSONValue: Hashable, Sendable {
    case null
    case bool(Bool)
    case number(JSONNumber)
    case string(String)
    case array([JSONValue])
    case object(JSONObject)

    public init(_ number: Int) {
        self = .number(JSONNumber(number))
    }

    /// Text, or null.
    public init(_ text: String?) {
        self = text.map(JSONValue.string) ?? .null
    }

    /// An object of those members that have a value.
    public init(present members: KeyValuePairs<String, JSONValue?>) {
        self = .object(
            JSONObject(
                members: members.compactMap { key, value in value.map { JSONObject.Member(key: key, value: $0) } }))
    }

    public subscript(key: String) -> JSONValue? {
        if case .object(let object) = self { object[key] } else { nil }
    }

    public var stringValue: String? {
        if case .string(let text) = self { text } else { nil }
    }

    public var boolValue: Bool? {
        if case .bool(let value) = self { value } else { nil }
    }

    /// The value of a whole number in range; `1.0` and `1e2` are no whole numbers here.
    public var intValue: Int? {
        if case .number(let number) = self { number.int } else { nil }
    }

    public var arrayValue: [JSONValue]? {
        if case .array(let elements) = self { elements } else { nil }
    }

    public var objectValue: JSONObject? {
        if case .object(let object) = self { object } else { nil }
    }

    /// What it is called when something else was expected.
    var kindName: String {
        switch self {
        case .null: "null"
        case .bool: "true or false"
        case .number: "a number"
        case .string: "text"
        case .array: "a list"
        case .object: "an object"
        }
    }
}

/// A number as it was written.
public struct JSONNumber: Hashable, Sendable {
    public let text: String

    init(text: String) {
        self.text = text
    }

    public init(_ value: Int) {
        text = String(value)
    }

    /// Nil for infinity and for what is no number: JSON has neither.
    public init?(_ value: Double) {
        guard value.isFinite else { return nil }
        text = "\(value)"
    }

    /// Nil when it has an exponent or a fraction that is not zero, or does not fit. `23.0` is a whole number to JSON
    /// Schema, and what some languages write for one.
    public var int: Int? {
        if let int = Int(text) { return int }
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 2, parts[1].allSatisfy({ $0 == "0" }) else { return nil }
        return Int(parts[0])
    }
    /// The nearest `Double`; infinite when it is too large for one.
    public var double: Double? { Double(text) }
}

/// The members of an object, in order, each key once.
public struct JSONObject: Hashable, Sendable {
    public struct Member: Hashable, Sendable {
        public let key: String
        public let value: JSONValue
    }

    public private(set) var members: [Member]

    public init() {
        members = []
    }

    init(members: [Member]) {
        self.members = members
    }

    /// Setting replaces the member in its place or adds it at the end; nil takes it out.
    public subscript(key: String) -> JSONValue? {
        get { members.first { $0.key == key }?.value }
        set { replace(key, with: newValue) }
    }

    private mutating func replace(_ key: String, with value: JSONValue?) {
        let index = members.firstIndex { $0.key == key }
        guard let value else {
            if let index { members.remove(at: index) }
            return
        }
        let member = Member(key: key, value: value)
        if let index { members[index] = member } else { members.append(member) }
    }
}

extension JSONObject: ExpressibleByDictionaryLiteral {
    public init(dictionaryLiteral elements: (String, JSONValue)...) {
        self.init()
        for (key, value) in elements { self[key] = value }
    }
}

extension JSONValue: ExpressibleByDictionaryLiteral, ExpressibleByArrayLiteral, ExpressibleByStringLiteral,
    ExpressibleByBooleanLiteral, ExpressibleByIntegerLiteral, ExpressibleByNilLiteral
{
    public init(dictionaryLiteral elements: (String, JSONValue)...) {
        var object = JSONObject()
        for (key, value) in elements { object[key] = value }
        self = .object(object)
    }

    public init(arrayLiteral elements: JSONValue...) {
        self = .array(elements)
    }

    public init(stringLiteral value: String) {
        self = .string(value)
    }

    public init(booleanLiteral value: Bool) {
        self = .bool(value)
    }

    public init(integerLiteral value: Int) {
        self = .number(JSONNumber(value))
    }

    public init(nilLiteral: ()) {
        self = .null
    }
}
