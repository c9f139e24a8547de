/// Writes a message as a small, semantic HTML document: it reads in order without its style, at any size and zoom.
enum HTMLRenderer {
    /// - Parameter language: of the words, as a tag (BCP 47)
    static func render(_ blocks: [MessageBlock], title: String, language: String = "en-GB") -> String {
        """
        <!DOCTYPE html>
        <html lang="\(language)">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>\(escape(title))</title>
        </head>
        <body style="\(bodyStyle)">
        <main>
        <h1 style="font-size: 1.5em">\(escape(title))</h1>
        \(blocks.map(element).joined(separator: "\n"))
        </main>
        </body>
        </html>

        """
    }

    private static let bodyStyle =
        "max-width: 38em; margin: 0 auto; padding: 1em; font-family: Arial, sans-serif; font-size: 1.1em; line-height: 1.5"

    static func element(_ block: MessageBlock) -> String {
        switch block {
        case .heading(let text): "<h2 style=\"font-size: 1.2em\">\(escape(TextLine.single(text)))</h2>"
        case .paragraph(let text): "<p>\(escape(TextLine.single(text)))</p>"
        case .list(let items): list(items)
        case .table(let table): list(table.sentences)
        case .facts(let facts): "<dl>\n\(facts.map(fact).joined(separator: "\n"))\n</dl>"
        case .quotation(let author, let words): quotation(of: author, words)
        case .action(let label, let url): action(label, url)
        }
    }

    private static func list(_ items: [String]) -> String {
        let lines = items.map { "<li>\(escape(TextLine.single($0)))</li>" }
        return "<ul>\n\(lines.joined(separator: "\n"))\n</ul>"
    }

    private static func fact(_ fact: MessageFact) -> String {
        "<dt><strong>\(escape(fact.name))</strong></dt>\n<dd>\(escape(TextLine.single(fact.value)))</dd>"
    }

    private static func quotation(of author: String, _ words: String) -> String {
        let lines = TextLine.lines(of: words).map(escape).joined(separator: "<br>\n")
        return "<p>\(escape(author)):</p>\n<blockquote>\n<p>\(lines)</p>\n</blockquote>"
    }

    /// The address stands in the open as well, for whoever does not trust a link or reads on paper.
    private static func action(_ label: String, _ url: String) -> String {
        let address = escape(url)
        guard url.hasPrefix("https://") || url.hasPrefix("http://") else {
            return "<p>\(escape(label)): \(address)</p>"
        }
        return "<p><a href=\"\(address)\"><strong>\(escape(label))</strong></a>:<br>\n\(address)</p>"
    }

    static func escape(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
            .replacing("\"", with: "&quot;").replacing("'", with: "&#39;")
    }
}
