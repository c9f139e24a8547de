/// Text that somebody else wrote, on its way into a message.
enum TextLine {
    /// On one line, without control characters.
    static func single(_ text: String) -> String {
        lines(of: text).filter { !$0.isEmpty }.joined(separator: " ")
    }

    /// Line by line, each without control characters; no empty lines at either end.
    static func lines(of text: String) -> [String] {
        let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map(cleaned)
        let start = lines.firstIndex { !$0.isEmpty } ?? lines.endIndex
        let end = lines.lastIndex { !$0.isEmpty } ?? lines.startIndex
        return start <= end ? Array(lines[start...end]) : []
    }

    static func withoutTrailingSpaces(_ text: String) -> String {
        String(text.reversed().drop { $0 == " " }.reversed())
    }

    private static func cleaned(_ line: Substring) -> String {
        let scalars = line.unicodeScalars.map { $0.properties.generalCategory == .control ? " " : $0 }
        let text = String(String.UnicodeScalarView(scalars))
        return withoutTrailingSpaces(String(text.drop { $0 == " " }))
    }
}
