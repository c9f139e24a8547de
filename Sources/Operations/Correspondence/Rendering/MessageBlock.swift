/// A part of a message's content. Both ways of writing a message are made from these, so that they cannot differ.
enum MessageBlock: Equatable, Sendable {
    case heading(String)
    case paragraph(String)
    case list([String])
    case table(MessageTable)
    case facts([MessageFact])
    /// Somebody's own words, with who wrote them.
    case quotation(of: String, String)
    /// The one thing to do, and where.
    case action(label: String, url: String)
}

/// Lines of several values: sentences in a mail, where a table would break, and a table on paper.
struct MessageTable: Equatable, Sendable {
    let headings: [String]
    /// As many values as headings; the first names its row.
    let rows: [[String]]
    let sentences: [String]
}

/// A named fact: "By: the end of Mon 20 Apr 2026".
struct MessageFact: Equatable, Sendable {
    let name: String
    let value: String

    init(_ name: String, _ value: String) {
        self.name = name
        self.value = value
    }

    init?(_ name: String, ifKnown value: String?) {
        guard let value, !value.isEmpty else { return nil }
        self.init(name, value)
    }
}
