/// Text of strangers, made fit to be stored and shown.
enum InboundText {
    static func decoded(_ bytes: [UInt8]) -> String {
        bounded(String(decoding: bytes, as: UTF8.self))
    }

    /// At most what is ever looked at, so that no later step meets more.
    static func bounded(_ text: String) -> String {
        text.utf8.count <= InboundLimits.html ? text : String(text.prefix(InboundLimits.html))
    }

    /// `\n` as line end, and none of the control characters that PostgreSQL, a terminal or a page must not get; marks
    /// that turn the reading direction are left out as well.
    static func clean(_ text: String) -> String {
        var scalars = String.UnicodeScalarView()
        var previous: Unicode.Scalar = " "
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\r": scalars.append("\n")
            case "\n": if previous != "\r" { scalars.append("\n") }
            case "\t": scalars.append("\t")
            case "\u{2028}", "\u{2029}": scalars.append("\n")
            case "\u{FEFF}", "\u{202A}"..."\u{202E}", "\u{2066}"..."\u{2069}": break
            default: if scalar.properties.generalCategory != .control { scalars.append(scalar) }
            }
            previous = scalar
        }
        return String(scalars)
    }
}
