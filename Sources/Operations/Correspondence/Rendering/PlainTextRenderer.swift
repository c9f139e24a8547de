/// Writes a message for people and programs that read plain text.
enum PlainTextRenderer {
    /// Lines of at most 78 characters (RFC 5322 §2.1.1) where words allow.
    static let width = 78

    static func render(_ blocks: [MessageBlock]) -> String {
        blocks.map(render).joined(separator: "\n\n") + "\n"
    }

    private static func render(_ block: MessageBlock) -> String {
        switch block {
        case .heading(let text): heading(TextLine.single(text))
        case .paragraph(let text): wrap(TextLine.single(text), first: "", rest: "")
        case .list(let items): list(items)
        case .table(let table): list(table.sentences)
        case .facts(let facts): facts.map(fact).joined(separator: "\n")
        case .quotation(let author, let words): quotation(of: author, words)
        case .action(let label, let url): "\(label):\n\(url)"
        }
    }

    private static func heading(_ text: String) -> String {
        "\(text)\n\(String(repeating: "-", count: min(text.count, width)))"
    }

    private static func list(_ items: [String]) -> String {
        items.map { wrap(TextLine.single($0), first: "- ", rest: "  ") }.joined(separator: "\n")
    }

    private static func fact(_ fact: MessageFact) -> String {
        wrap("\(fact.name): \(TextLine.single(fact.value))", first: "", rest: "  ")
    }

    private static func quotation(of author: String, _ words: String) -> String {
        let lines = TextLine.lines(of: words).map { wrap($0, first: "> ", rest: "> ") }
        return "\(author):\n\(lines.joined(separator: "\n"))"
    }

    /// A word longer than a line gets a line of its own and is never broken: it may be a link.
    private static func wrap(_ text: String, first: String, rest: String) -> String {
        var lines = [first]
        for word in text.split(separator: " ") {
            let line = lines[lines.endIndex - 1]
            let isStart = line == first || line == rest
            if isStart || line.count + 1 + word.count <= width {
                lines[lines.endIndex - 1] = line + (isStart ? "" : " ") + word
            } else {
                lines.append(rest + word)
            }
        }
        return lines.map(TextLine.withoutTrailingSpaces).joined(separator: "\n")
    }
}
