/// What a message says, with what it only repeats split off where that can be known.
public struct MailText: Equatable, Sendable {
    /// What the sender wrote.
    public let fresh: String
    /// The message that was answered, as the sender's program repeats it below; `nil` where there is nothing, or where
    /// answers stand between its lines.
    public let quoted: String?

    /// - Parameter body: with `\n` as line end
    public init(_ body: String) {
        let lines = body.split(separator: "\n", omittingEmptySubsequences: false)
        let start = QuoteFinder(lines).start
        let fresh = FieldChecks.trimmed(lines[..<start].joined(separator: "\n"))
        // A message that is nothing but a repetition says what it repeats: a forward without a word.
        guard start < lines.endIndex, !fresh.isEmpty else {
            self.init(fresh: FieldChecks.trimmed(body), quoted: nil)
            return
        }
        self.init(fresh: fresh, quoted: FieldChecks.trimmed(lines[start...].joined(separator: "\n")))
    }

    init(fresh: String, quoted: String?) {
        self.fresh = fresh
        self.quoted = quoted
    }
}

/// Finds the line from which on a message only repeats another.
private struct QuoteFinder {
    private let lines: [Substring]

    init(_ lines: [Substring]) {
        self.lines = lines
    }

    /// The index after the last line where nothing is repeated.
    var start: Int {
        let marks = lines.indices.lazy.filter { isSeparator(at: $0) || isHeaderBlock(at: $0) }
        return min(marks.first ?? lines.endIndex, tailStart)
    }

    /// `-----Original Message-----`, in the languages of the programs that write it.
    private func isSeparator(at index: Int) -> Bool {
        let line = lines[index]
        guard line.hasPrefix("-"), line.utf8.count < 80 else { return false }
        let words = line.drop { $0 == "-" || $0 == " " }.lowercased()
        return Self.separators.contains(where: words.hasPrefix)
    }

    /// The four lines that Outlook puts above what it repeats.
    private func isHeaderBlock(at index: Int) -> Bool {
        guard index > 0, let first = name(at: index), Self.fromNames.contains(first) else { return false }
        let names = (index + 1..<min(index + 6, lines.endIndex)).compactMap(name)
        return names.contains(where: Self.dateNames.contains) && names.contains(where: Self.subjectNames.contains)
    }

    /// `*From:*` and `From:` have the name `from`.
    private func name(at index: Int) -> String? {
        let line = lines[index].drop { $0 == "*" || $0 == " " }
        guard let colon = line.firstIndex(of: ":"), line.distance(from: line.startIndex, to: colon) < 12 else {
            return nil
        }
        return line[..<colon].lowercased()
    }

    /// Where the lines marked with `>` begin that end the message, with the line that announces them.
    private var tailStart: Int {
        let end = (lines.lastIndex { !isBlank($0) } ?? -1) + 1
        guard end > 0, lines[end - 1].hasPrefix(">") else { return lines.endIndex }
        var start = end
        while start > 0, lines[start - 1].hasPrefix(">") || isBlank(lines[start - 1]) { start -= 1 }
        // Marked lines further up mean that answers stand between them: then nothing is known.
        guard !lines[..<start].contains(where: { $0.hasPrefix(">") }) else { return lines.endIndex }
        return announcement(above: start) ?? start
    }

    /// `On Monday, Ann wrote:`, on one line or broken into two.
    private func announcement(above start: Int) -> Int? {
        guard start > 0, lines[start - 1].hasSuffix(":") else { return nil }
        let isWhole = lines[start - 1].contains { $0.isNumber }
        guard !isWhole, start > 1, !isBlank(lines[start - 2]) else { return start - 1 }
        return start - 2
    }

    private func isBlank(_ line: Substring) -> Bool { line.allSatisfy(\.isWhitespace) }

    private static let separators = [
        "original message", "original-nachricht", "ursprüngliche nachricht", "message d'origine", "mensaje original",
        "messaggio originale", "neges wreiddiol",
    ]
    private static let fromNames: Set<String> = ["from", "von", "de", "da", "oddi wrth"]
    private static let dateNames: Set<String> = [
        "sent", "date", "gesendet", "envoyé", "enviado", "inviato", "anfonwyd",
    ]
    private static let subjectNames: Set<String> = ["subject", "betreff", "objet", "asunto", "oggetto", "pwnc"]
}
