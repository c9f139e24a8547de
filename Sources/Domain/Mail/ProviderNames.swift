/// Finds providers by the names under which people know them.
struct ProviderNames {
    private struct Name {
        let id: ProviderID
        let words: [String]
        let isCommonWord: Bool
    }

    private let names: [Name]

    init(_ directory: ProviderDirectory) {
        names = directory.selectableIDs.compactMap { id in
            guard id.rawValue != "other", let name = directory.name(of: id) else { return nil }
            return Name(
                id: id, words: name.split(separator: " ").map(String.init),
                isCommonWord: Self.commonWords.contains(name.lowercased()))
        }
    }

    /// The provider that this is the name of.
    func named(_ text: String) -> ProviderID? {
        let words = MailVocabulary.words(of: text).map { $0.lowercased() }
        return names.first { $0.words.map { $0.lowercased() } == words }?.id
    }

    /// The one provider that a text speaks of; `nil` for none and for several.
    func mentioned(in words: [String]) -> ProviderID? {
        var found: Set<ProviderID> = []
        for index in words.indices {
            for name in names where isName(name, at: index, of: words) { found.insert(name.id) }
        }
        return found.count == 1 ? found.first : nil
    }

    private func isName(_ name: Name, at index: Int, of words: [String]) -> Bool {
        let spoken = words[index...].prefix(name.words.count)
        if !name.isCommonWord { return spoken.elementsEqual(name.words) { $0.lowercased() == $1.lowercased() } }
        // "Three weeks ago" names nobody; "with Three" does.
        let before = index > 0 ? words[index - 1].lowercased() : ""
        return spoken.elementsEqual(name.words) && Self.wordsBefore.contains(before)
    }

    private static let commonWords: Set<String> = ["three", "sky", "now", "smarty"]
    private static let wordsBefore: Set<String> = [
        "with", "from", "by", "to", "against", "of", "told", "that", "complaint",
    ]
}
