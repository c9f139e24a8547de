import Domain

/// Who a letter is posted to.
public struct PostalAddress: Equatable, Sendable {
    public let name: String
    /// As the person wrote it, a line each; empty where it is not known.
    public let lines: [String]

    public init(name: String, lines: [String]) {
        self.name = name
        self.lines = lines
    }

    init(of person: Complainant) {
        let address = person.address.map(TextLine.lines) ?? []
        self.init(name: person.name, lines: address + [person.postcode].compactMap { $0 })
    }
}

/// A message as a letter on paper: a whole HTML document for A4, from which a PDF with tags is made, or which a browser
/// prints. The address stands where the window of a DL envelope is (20 mm from the left, 45 mm from the top).
struct LetterSheet {
    let address: PostalAddress
    let title: String
    let language: Language
    let blocks: [MessageBlock]
    let day: CalendarDay
    /// As spoken: `ABCD EFGH`.
    let reference: String
    let sender: String
    /// Of somebody who needs large print: 18 points and more (RNIB, Clear Print).
    let isLarge: Bool

    var html: String {
        """
        <!DOCTYPE html>
        <html lang="\(language.tag)">
        <head>
        <meta charset="utf-8">
        <title>\(HTMLRenderer.escape(title))</title>
        <style>\(style)</style>
        </head>
        <body>
        <p class="sender">\(HTMLRenderer.escape(sender))</p>
        <p class="address">\(lines(of: [address.name] + address.lines))</p>
        <p class="date">\(spokenDay)<br>\(HTMLRenderer.escape(reference))</p>
        <h1>\(HTMLRenderer.escape(title))</h1>
        \(blocks.map(element).joined(separator: "\n"))
        </body>
        </html>

        """
    }

    private var spokenDay: String {
        switch language {
        case .english: day.spoken
        case .welsh: day.spokenInWelsh
        }
    }

    private func lines(of texts: [String]) -> String {
        texts.map { HTMLRenderer.escape(TextLine.single($0)) }.joined(separator: "<br>")
    }

    private func element(_ block: MessageBlock) -> String {
        guard case .table(let table) = block else { return HTMLRenderer.element(block) }
        let head = table.headings.map { "<th scope=\"col\">\(HTMLRenderer.escape($0))</th>" }.joined()
        let rows = table.rows.map { row in
            let cells = row.dropFirst().map { "<td>\(HTMLRenderer.escape(TextLine.single($0)))</td>" }.joined()
            return "<tr><th scope=\"row\">\(HTMLRenderer.escape(row.first ?? ""))</th>\(cells)</tr>"
        }
        return """
            <table>
            <thead><tr>\(head)</tr></thead>
            <tbody>
            \(rows.joined(separator: "\n"))
            </tbody>
            </table>
            """
    }

    /// Millimetres from the edge of the paper: the margin is 20, so the address begins 25 below it.
    private var style: String {
        """
        @page { size: A4; margin: 20mm; @bottom-right { content: counter(page) " / " counter(pages); font: 9pt sans-serif } }
        body { font: \(isLarge ? 18 : 11)pt/1.5 "DejaVu Sans", Arial, sans-serif; color: #000; margin: 0 }
        .sender { height: 20mm; margin: 0; font-weight: bold; color: #0b4f56 }
        .address { height: 40mm; margin: 5mm 0 0; line-height: 1.3; font-size: \(isLarge ? 14 : 11)pt }
        .date { margin: 0 0 6mm }
        h1 { font-size: 1.4em; line-height: 1.25; margin: 0 0 4mm }
        h2 { font-size: 1.15em; margin: 6mm 0 2mm; break-after: avoid }
        p, ul, dl, blockquote { margin: 0 0 3mm }
        dt { break-after: avoid } dd { margin: 0 0 1mm }
        blockquote { border-left: 1mm solid #0b4f56; padding-left: 4mm }
        table { width: 100%; border-collapse: collapse; margin: 0 0 3mm }
        th, td { text-align: left; vertical-align: top; padding: 1.5mm 3mm 1.5mm 0; border-bottom: 0.3mm solid #8a9a9c }
        tr { break-inside: avoid }
        a { color: #000; overflow-wrap: anywhere }
        """
    }
}
