extension JSONParser {
    /// A number, kept exactly as written.
    mutating func number() throws(JSONSyntaxError) -> JSONNumber {
        let start = index
        if current == UInt8(ascii: "-") { index += 1 }
        if current == UInt8(ascii: "0") {
            index += 1
        } else {
            try digits()
        }
        if current == UInt8(ascii: ".") {
            index += 1
            try digits()
        }
        if current == UInt8(ascii: "e") || current == UInt8(ascii: "E") {
            index += 1
            if current == UInt8(ascii: "+") || current == UInt8(ascii: "-") { index += 1 }
            try digits()
        }
        return JSONNumber(text: String(decoding: bytes[start..<index], as: UTF8.self))
    }

    private mutating func digits() throws(JSONSyntaxError) {
        let start = index
        while let byte = current, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) { index += 1 }
        if index == start { throw error("expected a digit") }
    }

    /// A string, from its opening quote to after its closing one.
    mutating func string() throws(JSONSyntaxError) -> String {
        index += 1
        let start = index
        try skipPlainBytes()
        if current == UInt8(ascii: "\"") {
            index += 1
            return try text(bytes[start..<(index - 1)], from: start)
        }
        return try stringWithEscapes(from: start)
    }

    private mutating func stringWithEscapes(from start: Int) throws(JSONSyntaxError) -> String {
        var unescaped = Array(bytes[start..<index])
        while current == UInt8(ascii: "\\") {
            try escape(into: &unescaped)
            let plain = index
            try skipPlainBytes()
            unescaped += bytes[plain..<index]
        }
        index += 1
        return try text(unescaped[...], from: start)
    }

    /// Steps to the next quote or backslash.
    private mutating func skipPlainBytes() throws(JSONSyntaxError) {
        while let byte = current {
            if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { return }
            if byte < 0x20 { throw error("a control character in a string must be written as an escape") }
            index += 1
        }
        throw error("a string without its closing quote")
    }

    private mutating func escape(into unescaped: inout [UInt8]) throws(JSONSyntaxError) {
        index += 1
        guard let byte = current else { throw error("a string without its closing quote") }
        if byte == UInt8(ascii: "u") {
            unescaped += Array(String(try escapedScalar()).utf8)
            return
        }
        guard let plain = Self.simpleEscape(byte) else { throw error("no escape that JSON knows") }
        unescaped.append(plain)
        index += 1
    }

    private static func simpleEscape(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): byte
        case UInt8(ascii: "b"): 0x08
        case UInt8(ascii: "f"): 0x0C
        case UInt8(ascii: "n"): 0x0A
        case UInt8(ascii: "r"): 0x0D
        case UInt8(ascii: "t"): 0x09
        default: nil
        }
    }

    /// The scalar of one `\uXXXX`, or of two that are a surrogate pair.
    private mutating func escapedScalar() throws(JSONSyntaxError) -> Unicode.Scalar {
        let start = index - 1
        let first = try codeUnit()
        if let scalar = Unicode.Scalar(first) { return scalar }
        guard first < 0xDC00, current == UInt8(ascii: "\\") else { throw loneSurrogate(at: start) }
        index += 1
        guard current == UInt8(ascii: "u") else { throw loneSurrogate(at: start) }
        let second = try codeUnit()
        let value = 0x10000 + ((first - 0xD800) << 10) + (second & 0x3FF)
        guard (0xDC00...0xDFFF).contains(second), let scalar = Unicode.Scalar(value) else {
            throw loneSurrogate(at: start)
        }
        return scalar
    }

    private func loneSurrogate(at offset: Int) -> JSONSyntaxError {
        error("half of a surrogate pair", at: offset)
    }

    /// The four hexadecimal digits after a `u`.
    private mutating func codeUnit() throws(JSONSyntaxError) -> UInt32 {
        index += 1
        var value: UInt32 = 0
        for _ in 0..<4 {
            guard let digit = current.flatMap(Self.hexadecimal) else {
                throw error("expected four hexadecimal digits after \\u")
            }
            value = value << 4 | digit
            index += 1
        }
        return value
    }

    private static func hexadecimal(_ byte: UInt8) -> UInt32? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte - UInt8(ascii: "0"))
        case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt32(byte - UInt8(ascii: "a") + 10)
        case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt32(byte - UInt8(ascii: "A") + 10)
        default: nil
        }
    }

    private func text(_ utf8: ArraySlice<UInt8>, from start: Int) throws(JSONSyntaxError) -> String {
        if let text = String(validating: utf8, as: UTF8.self) { return text }
        throw error("bytes that are no UTF-8", at: firstInvalidByte(from: start), reason: .invalidUTF8)
    }

    /// Escapes are ASCII, so the raw bytes are invalid exactly where the string is.
    private func firstInvalidByte(from start: Int) -> Int {
        var decoder = UTF8()
        var iterator = bytes[start..<index].makeIterator()
        var offset = start
        while case .scalarValue(let scalar) = decoder.decode(&iterator) { offset += UTF8.width(scalar) }
        return offset
    }
}
