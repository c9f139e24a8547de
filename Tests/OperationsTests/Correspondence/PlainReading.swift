import Foundation
import Operations

extension RenderedMessage {
    /// The words of the text as they are read, without the marks of lists and quotations.
    var wordsOfText: [String] {
        let marks: Set<Character> = ["-", ">"]
        return text.split(whereSeparator: \.isWhitespace).filter { !$0.allSatisfy(marks.contains) }.map(Self.bare)
    }

    /// The words between the tags of the document's body.
    var wordsOfHTML: [String] {
        guard let start = html.range(of: "<main>"), let end = html.range(of: "</main>") else { return [] }
        let content = html[start.upperBound..<end.lowerBound].replacing(/<[^>]*>/, with: " ")
            .replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&quot;", with: "\"")
            .replacing("&#39;", with: "'").replacing("&amp;", with: "&")
        return content.split(whereSeparator: \.isWhitespace).map(Self.bare).filter { !$0.isEmpty }
    }

    /// Colons end a label in the text, where the document has its markup.
    private static func bare(_ word: Substring) -> String {
        String(word.last == ":" ? word.dropLast() : word)
    }
}
