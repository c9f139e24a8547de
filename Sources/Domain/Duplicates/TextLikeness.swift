/// How alike two texts are, by the runs of words that they share (shingles: Broder, "On the resemblance and containment
/// of documents", 1997).
public enum TextLikeness {
    /// Three words in a row are seldom the same by chance, and survive a changed sentence order; with four a text of
    /// which each fifth word was left out was no longer found (docs/decisions/0012-duplicates.md has the figures).
    private static let wordsInShingle = 3
    /// Of a text with fewer shingles a few common phrases would be a great part.
    private static let fewestForContainment = 20

    /// From 0, nothing shared, to 1. Where both texts are long enough, how much of the shorter one stands in the longer
    /// one: a complaint that is sent again is often cut short or added to.
    public static func between(_ one: String, _ other: String) -> Double {
        let (one, other) = (shingles(of: one), shingles(of: other))
        let shared = one.intersection(other).count
        let fewest = min(one.count, other.count)
        guard fewest > 0 else { return 0 }
        let whole = fewest >= fewestForContainment ? fewest : one.count + other.count - shared
        return Double(shared) / Double(whole)
    }

    /// In lower case, letters and digits only.
    static func words(of text: String) -> [Substring] {
        text.lowercased().split { !($0.isLetter || $0.isNumber) }
    }

    /// Of a text that is shorter than a shingle, all of it.
    private static func shingles(of text: String) -> Set<[Substring]> {
        let words = words(of: text)
        guard words.count > wordsInShingle else { return words.isEmpty ? [] : [words] }
        return Set((0...(words.count - wordsInShingle)).map { Array(words[$0..<($0 + wordsInShingle)]) })
    }
}
