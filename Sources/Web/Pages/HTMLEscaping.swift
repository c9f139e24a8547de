import Mustache

/// Escapes scalar by scalar.
///
/// The template engine's own escaping goes by grapheme cluster, so a quotation mark with a combining accent after it
/// passes through and ends an attribute. Every template is therefore rendered with this one (`PageRenderer`).
struct HTMLEscaping: MustacheContentType {
    static let name = "ESCAPED_HTML"

    func escapeText(_ text: String) -> String {
        var escaped = ""
        escaped.reserveCapacity(text.utf8.count)
        for scalar in text.unicodeScalars { append(scalar, to: &escaped) }
        return escaped
    }

    private func append(_ scalar: Unicode.Scalar, to escaped: inout String) {
        switch scalar {
        case "&": escaped += "&amp;"
        case "<": escaped += "&lt;"
        case ">": escaped += "&gt;"
        case "\"": escaped += "&quot;"
        case "'": escaped += "&#39;"
        // HTML has no place for NUL, nor for other control characters but tab and line ends.
        case "\u{0}"..."\u{8}", "\u{B}", "\u{C}", "\u{E}"..."\u{1F}", "\u{7F}": escaped += "\u{FFFD}"
        default: escaped.unicodeScalars.append(scalar)
        }
    }
}
