/// Reduces HTML to the text that a person would read. Not a parser: a scanner that goes once over the bytes, keeps
/// words and breaks, and lets nothing through that is markup. Quotations get the `>` that plain text has.
struct HTMLText {
    private let bytes: [UInt8]
    private var position = 0
    private var lines: [String] = []
    private var line = ""
    private var quoteDepth = 0

    static func reduced(_ html: String) -> String {
        var scanner = HTMLText(html)
        return scanner.scan()
    }

    private init(_ html: String) {
        bytes = Array(html.utf8.prefix(InboundLimits.html))
    }

    private mutating func scan() -> String {
        while position < bytes.count {
            if bytes[position] == UInt8(ascii: "<") { skipMarkup() } else { takeText() }
        }
        endLine()
        return Self.withoutRunsOfBlanks(lines).joined(separator: "\n")
    }

    // MARK: - words

    private mutating func takeText() {
        let end = bytes[position...].firstIndex(of: UInt8(ascii: "<")) ?? bytes.endIndex
        let text = HTMLEntities.replaced(String(decoding: bytes[position..<end], as: UTF8.self))
        position = end
        var isFirst = !(text.unicodeScalars.first.map(Self.isSpace) ?? false)
        for word in text.unicodeScalars.split(whereSeparator: Self.isSpace) {
            if !isFirst { addSpace() }
            line.unicodeScalars.append(contentsOf: word)
            isFirst = false
        }
        if text.unicodeScalars.last.map(Self.isSpace) ?? false { addSpace() }
    }

    private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
        scalar == " " || scalar == "\n" || scalar == "\t" || scalar == "\r"
    }

    private mutating func addSpace() {
        if !line.isEmpty, !line.hasSuffix(" ") { line += " " }
    }

    private mutating func endLine() {
        let text = line.hasSuffix(" ") ? String(line.dropLast()) : line
        let mark = String(repeating: ">", count: min(quoteDepth, 9))
        lines.append(text.isEmpty || mark.isEmpty ? mark + text : "\(mark) \(text)")
        line = ""
    }

    // MARK: - markup

    private mutating func skipMarkup() {
        if bytes[position...].starts(with: Array("<!--".utf8)) { return skip(past: "-->") }
        let start = position + 1
        let isEnd = start < bytes.count && bytes[start] == UInt8(ascii: "/")
        let nameStart = isEnd ? start + 1 : start
        let name = bytes[min(nameStart, bytes.count)...].prefix { $0.isASCIILetterOrDigit }
        // "a < b" is text.
        guard
            !name.isEmpty
                || (start < bytes.count && (bytes[start] == UInt8(ascii: "!") || bytes[start] == UInt8(ascii: "?")))
        else {
            line += "<"
            position += 1
            return
        }
        skip(past: ">")
        handle(String(decoding: name, as: UTF8.self).lowercased(), isEnd: isEnd)
    }

    private mutating func handle(_ tag: String, isEnd: Bool) {
        switch tag {
        case "script", "style", "head", "title", "template", "noscript", "svg", "object", "textarea":
            if !isEnd {
                skip(past: "</\(tag)")
                skip(past: ">")
            }
        case "br": endLine()
        case "blockquote":
            if !line.isEmpty { endLine() }
            quoteDepth = max(0, quoteDepth + (isEnd ? -1 : 1))
        case "li":
            if !line.isEmpty { endLine() }
            if !isEnd { line = "- " }
        case "td", "th": addSpace()
        case "p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "table", "pre", "hr":
            if !line.isEmpty { endLine() }
            if isEnd || tag == "hr" { endLine() }
        case "div", "tr", "section", "article", "header", "footer":
            if !line.isEmpty { endLine() }
        default: break
        }
    }

    /// To the end when it does not come any more: what was not closed is not text.
    private mutating func skip(past mark: String) {
        let mark = Array(mark.utf8)
        while position < bytes.count {
            if matches(mark, at: position) {
                position += mark.count
                return
            }
            position += 1
        }
    }

    private func matches(_ mark: [UInt8], at start: Int) -> Bool {
        guard start + mark.count <= bytes.count else { return false }
        return mark.indices.allSatisfy { index in
            let byte = bytes[start + index]
            return byte == mark[index] || (byte.isASCIILetterOrDigit && byte | 0x20 == mark[index])
        }
    }

    private static func withoutRunsOfBlanks(_ lines: [String]) -> [String] {
        var kept: [String] = []
        for line in lines where !(line.isEmpty && (kept.last?.isEmpty ?? true)) { kept.append(line) }
        return kept
    }
}

/// `&amp;` and its like.
enum HTMLEntities {
    static func replaced(_ text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: "&")) else { return text }
        var result = ""
        var rest = text[...]
        while let start = rest.firstIndex(of: "&") {
            result += rest[..<start]
            rest = rest[start...]
            let name = rest.dropFirst().prefix(32).prefix { $0 != ";" && $0 != "&" && !$0.isWhitespace }
            if let character = character(named: name) {
                result += character
                rest = rest[name.endIndex...]
                if rest.first == ";" { rest = rest.dropFirst() }
            } else {
                result += "&"
                rest = rest.dropFirst()
            }
        }
        return result + rest
    }

    private static func character(named name: Substring) -> String? {
        guard name.first == "#" else { return named[String(name)] }
        let digits = name.dropFirst()
        let number = digits.first == "x" || digits.first == "X" ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
        return number.flatMap(Unicode.Scalar.init).map { String(Character($0)) }
    }

    private static let named = [
        "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": " ", "pound": "£", "euro": "€",
        "copy": "©", "reg": "®", "trade": "™", "hellip": "…", "ndash": "–", "mdash": "—", "lsquo": "‘", "rsquo": "’",
        "ldquo": "“", "rdquo": "”", "bull": "•", "middot": "·", "laquo": "«", "raquo": "»", "deg": "°", "eacute": "é",
        "egrave": "è", "agrave": "à", "ccedil": "ç", "auml": "ä", "ouml": "ö", "uuml": "ü", "Auml": "Ä", "Ouml": "Ö",
        "Uuml": "Ü", "szlig": "ß", "ntilde": "ñ", "wcirc": "ŵ", "ycirc": "ŷ", "zwnj": "", "shy": "",
    ]
}
