public import Domain

/// A message in words: one content, twice written.
public struct RenderedMessage: Equatable, Sendable {
    public let subject: String
    /// Plain text, lines ended with `\n` and at most 78 characters where words allow.
    public let text: String
    /// A whole HTML document with the same content.
    public let html: String
    public let language: Language

    public init(subject: String, text: String, html: String, language: Language = .english) {
        self.subject = subject
        self.text = text
        self.html = html
        self.language = language
    }
}
