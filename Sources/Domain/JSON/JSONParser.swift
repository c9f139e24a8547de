/// Reads JSON as RFC 8259 has it and nothing more: no comments, no trailing commas, no lone surrogates, and every
/// key of an object once.
///
/// It works on bytes and looks at each once; a string without escapes is one slice.
public struct JSONParser {
    /// Reads a whole document.
    public static func parse(_ bytes: [UInt8], limits: JSONLimits = JSONLimits()) throws(JSONSyntaxError) -> JSONValue {
        guard bytes.count <= limits.maxBytes else {
            throw JSONSyntaxError(
                reason: .tooLarge, byteOffset: limits.maxBytes,
                message: "the body is longer than \(limits.maxBytes) bytes")
        }
        var parser = JSONParser(bytes: bytes, limits: limits)
        return try parser.document()
    }

    let bytes: [UInt8]
    let limits: JSONLimits
    var index = 0
    private var depth = 0

    private init(bytes: [UInt8], limits: JSONLimits) {
        self.bytes = bytes
        self.limits = limits
    }

    /// The byte at the index; nil at the end.
    var current: UInt8? { index < bytes.count ? bytes[index] : nil }

    private mutating func document() throws(JSONSyntaxError) -> JSONValue {
        skipWhitespace()
        let value = try value()
        skipWhitespace()
        if index < bytes.count { throw error("expected nothing more after the document") }
        return value
    }

    private mutating func value() throws(JSONSyntaxError) -> JSONValue {
        guard let byte = current else { throw error("expected a value, but the body ends") }
        switch byte {
        case UInt8(ascii: "{"): return .object(try nested { parser throws(JSONSyntaxError) in try parser.object() })
        case UInt8(ascii: "["): return .array(try nested { parser throws(JSONSyntaxError) in try parser.array() })
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "t"): return try word("true", .bool(true))
        case UInt8(ascii: "f"): return try word("false", .bool(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return .number(try number())
        default: throw error("expected a value")
        }
    }

    private mutating func nested<Value>(
        _ body: (inout JSONParser) throws(JSONSyntaxError) -> Value
    ) throws(JSONSyntaxError) -> Value {
        guard depth < limits.maxDepth else {
            throw error("nested deeper than \(limits.maxDepth) levels", reason: .tooDeep)
        }
        depth += 1
        let value = try body(&self)
        depth -= 1
        return value
    }

    private mutating func array() throws(JSONSyntaxError) -> [JSONValue] {
        index += 1
        var elements: [JSONValue] = []
        if isAtEnd(of: UInt8(ascii: "]")) { return elements }
        while true {
            skipWhitespace()
            elements.append(try value())
            if try !hasNext(before: UInt8(ascii: "]")) { return elements }
        }
    }

    private mutating func object() throws(JSONSyntaxError) -> JSONObject {
        index += 1
        var keys = MemberKeys()
        var members: [JSONObject.Member] = []
        if isAtEnd(of: UInt8(ascii: "}")) { return JSONObject(members: members) }
        while true {
            let key = try memberKey(&keys)
            members.append(JSONObject.Member(key: key, value: try value()))
            if try !hasNext(before: UInt8(ascii: "}")) { return JSONObject(members: members) }
        }
    }

    private mutating func memberKey(_ keys: inout MemberKeys) throws(JSONSyntaxError) -> String {
        skipWhitespace()
        guard current == UInt8(ascii: "\"") else { throw error("expected the name of a member in quotes") }
        let start = index
        let key = try string()
        guard keys.insert(key) else {
            throw error("the object has this member already", at: start, reason: .duplicateMember)
        }
        skipWhitespace()
        guard current == UInt8(ascii: ":") else { throw error("expected ':' after the name of a member") }
        index += 1
        skipWhitespace()
        return key
    }

    private mutating func isAtEnd(of closing: UInt8) -> Bool {
        skipWhitespace()
        guard current == closing else { return false }
        index += 1
        return true
    }

    /// Steps over a comma (true) or the closing bracket (false).
    private mutating func hasNext(before closing: UInt8) throws(JSONSyntaxError) -> Bool {
        skipWhitespace()
        guard let byte = current, byte == closing || byte == UInt8(ascii: ",") else {
            throw error("expected ',' or '\(Character(UnicodeScalar(closing)))'")
        }
        index += 1
        return byte != closing
    }

    private mutating func word(_ word: StaticString, _ value: JSONValue) throws(JSONSyntaxError) -> JSONValue {
        for byte in "\(word)".utf8 {
            guard current == byte else { throw error("expected \(word)") }
            index += 1
        }
        return value
    }

    private mutating func skipWhitespace() {
        while let byte = current, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { index += 1 }
    }

    func error(
        _ message: String, at offset: Int? = nil, reason: JSONSyntaxError.Reason = .syntax
    ) -> JSONSyntaxError {
        JSONSyntaxError(reason: reason, byteOffset: offset ?? index, message: message)
    }
}

/// The keys that an object has so far. Few are compared one by one; many are hashed, so that a body of thousands of
/// keys takes no quadratic time.
private struct MemberKeys {
    private var few: [String] = []
    private var many: Set<String> = []

    /// False when the key is there already.
    mutating func insert(_ key: String) -> Bool {
        if !many.isEmpty { return many.insert(key).inserted }
        if few.contains(key) { return false }
        few.append(key)
        if few.count == 16 { many = Set(few) }
        return true
    }
}
