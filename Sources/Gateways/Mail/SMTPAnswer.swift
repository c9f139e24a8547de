/// One answer of the relay, with everything taken out that could name a person.
struct SMTPAnswer: Equatable {
    /// Three digits: 250 accepted, 4xx not now, 5xx no.
    let code: Int
    /// The enhanced status code of RFC 3463, for example `5.1.1`.
    let enhancedCode: String?
    /// What else the relay said: without addresses, on one line, at most 200 characters.
    let text: String

    /// - Parameters:
    ///   - lines: the answer's lines as they came, the last of them `250 …`, the others `250-…`.
    ///   - hiding: addresses that relays like to echo; their local parts are hidden even when they stand alone.
    init?(lines: [String], hiding addresses: [String]) {
        guard let last = lines.last, let code = Int(last.prefix(3)), (200...599).contains(code) else { return nil }
        let texts = lines.map { HeaderText.clean(String($0.dropFirst(4))) }
        let enhancedCode = texts.lazy.compactMap(Self.enhancedCode).first
        self.code = code
        self.enhancedCode = enhancedCode
        text = Self.redact(texts.map { Self.withoutCode($0, enhancedCode) }.joined(separator: " "), hiding: addresses)
    }

    /// `550 5.1.1 user unknown`.
    var line: String {
        ([String(code)] + [enhancedCode, text].compactMap { $0 }).filter { !$0.isEmpty }.joined(separator: " ")
    }

    private static func enhancedCode(_ text: String) -> String? {
        let word = text.prefix { $0 != " " }
        let numbers = word.split(separator: ".", omittingEmptySubsequences: false)
        let isCode = numbers.count == 3 && numbers.allSatisfy { (1...3).contains($0.count) && Int($0) != nil }
        return isCode ? String(word) : nil
    }

    private static func withoutCode(_ text: String, _ code: String?) -> String {
        guard let code, text.hasPrefix(code) else { return text }
        return text.dropFirst(code.count).drop { $0 == " " }.description
    }

    private static func redact(_ text: String, hiding addresses: [String]) -> String {
        let localParts = Set(addresses.map { $0.prefix { $0 != "@" }.lowercased() })
        let words = text.split(separator: " ").map { word in
            let isPersonal = word.contains("@") || localParts.contains(bare(word))
            return isPersonal ? "[address]" : String(word)
        }
        return String(words.joined(separator: " ").prefix(200))
    }

    private static func bare(_ word: Substring) -> String {
        word.lowercased().trimmingPrefix { !$0.isLetter && !$0.isNumber }
            .reversed().drop { !$0.isLetter && !$0.isNumber }.reversed().map(String.init).joined()
    }
}
