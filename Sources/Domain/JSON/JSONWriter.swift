extension JSONValue {
    /// The document without white space, members in their order, numbers as they were written.
    public var bytes: [UInt8] { written(isCanonical: false) }

    /// The same bytes for equal documents: without white space, members sorted by the bytes of their keys, only what
    /// must be escaped escaped. This is what is stored and what idempotency compares.
    public var canonicalBytes: [UInt8] { written(isCanonical: true) }

    /// `bytes` as text.
    public var text: String { String(decoding: bytes, as: UTF8.self) }

    private func written(isCanonical: Bool) -> [UInt8] {
        var writer = JSONWriter(isCanonical: isCanonical)
        writer.write(self)
        return writer.bytes
    }
}

/// Writes JSON.
private struct JSONWriter {
    let isCanonical: Bool
    private(set) var bytes: [UInt8] = []

    init(isCanonical: Bool) {
        self.isCanonical = isCanonical
    }

    mutating func write(_ value: JSONValue) {
        switch value {
        case .null: bytes += Array("null".utf8)
        case .bool(let value): bytes += Array((value ? "true" : "false").utf8)
        case .number(let number): bytes += Array(number.text.utf8)
        case .string(let text): write(text)
        case .array(let elements): writeList(elements, "[", "]") { writer, element in writer.write(element) }
        case .object(let object): write(object)
        }
    }

    private mutating func write(_ object: JSONObject) {
        let members = isCanonical ? object.members.sorted(by: Self.isBefore) : object.members
        writeList(members, "{", "}") { writer, member in
            writer.write(member.key)
            writer.bytes.append(UInt8(ascii: ":"))
            writer.write(member.value)
        }
    }

    private static func isBefore(_ left: JSONObject.Member, _ right: JSONObject.Member) -> Bool {
        left.key.utf8.lexicographicallyPrecedes(right.key.utf8)
    }

    private mutating func writeList<Element>(
        _ elements: [Element], _ opening: Unicode.Scalar, _ closing: Unicode.Scalar,
        _ write: (inout JSONWriter, Element) -> Void
    ) {
        bytes.append(UInt8(ascii: opening))
        for (index, element) in elements.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            write(&self, element)
        }
        bytes.append(UInt8(ascii: closing))
    }

    private mutating func write(_ text: String) {
        bytes.append(UInt8(ascii: "\""))
        // Stretch by stretch and from a copy: byte by byte, or over the text's own view, takes more than twice as long
        // (3.7 us against 1.5 for 850 bytes), and was 2 % of the processor time of intake.
        let utf8 = Array(text.utf8)
        var start = 0
        for place in utf8.indices where !Self.isPlain(utf8[place]) {
            bytes.append(contentsOf: utf8[start..<place])
            writeEscape(utf8[place])
            start = place + 1
        }
        bytes.append(contentsOf: utf8[start...])
        bytes.append(UInt8(ascii: "\""))
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        byte >= 0x20 && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
    }

    private mutating func writeEscape(_ byte: UInt8) {
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
        case 0x0A: bytes += Array("\\n".utf8)
        case 0x0D: bytes += Array("\\r".utf8)
        case 0x09: bytes += Array("\\t".utf8)
        default:
            let digits = String(byte, radix: 16)
            bytes += Array("\\u\(String(repeating: "0", count: 4 - digits.count))\(digits)".utf8)
        }
    }
}
