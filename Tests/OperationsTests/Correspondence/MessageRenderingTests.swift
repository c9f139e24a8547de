import Domain
import Operations
import Testing

@Suite("How the messages are written")
struct MessageRenderingTests {
    private func quoting(_ text: String) -> RenderedMessage {
        var facts = MessageSamples.bareFacts(.commentInvitation, to: .complainant)
        facts.bodyText = text
        return MessageCatalogue.render(facts)
    }

    @Test("what somebody wrote cannot become markup")
    func escaped() {
        let message = quoting("<script>alert('x')</script> & \"more\" <img src=x onerror=y>")
        #expect(!message.html.contains("<script"))
        #expect(!message.html.contains("<img"))
        #expect(message.html.contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &amp; &quot;more&quot;"))
        #expect(message.text.contains("> <script>alert('x')</script> & \"more\""))
    }

    @Test("a name cannot become markup")
    func escapedName() {
        let facts = MessageFacts(
            kind: .opened, recipientParty: .complainant, recipientName: "<b>Eve</b>", reference: "ABCD EFGH",
            complainantName: "<b>Eve</b>", providerName: "<i>O2</i>", schemeTitle: "<u>S</u>",
            trackingURL: "https://redress.example/\"onclick=\"x")
        let html = MessageCatalogue.render(facts).html
        for tag in ["<b>", "<i>", "<u>", "\"onclick"] { #expect(!html.contains(tag)) }
    }

    @Test("only web addresses become links")
    func links() {
        let facts = MessageFacts(
            kind: .opened, recipientParty: .complainant, recipientName: "", reference: "ABCD EFGH",
            complainantName: "Ada", providerName: "O2", schemeTitle: "S", trackingURL: "javascript:alert(1)")
        #expect(!MessageCatalogue.render(facts).html.contains("<a "))
        #expect(MessageCatalogue.render(facts).text.contains("Hello,"))
    }

    @Test("a quotation keeps its lines, loses its control characters, and is marked on every line")
    func quotation() {
        let message = quoting(
            "\n\nFirst line.\r\nSecond\u{0}\u{8} line.\n\n\(String(repeating: "word ", count: 40))\n\n")
        let lines = message.text.split(separator: "\n", omittingEmptySubsequences: false)
        let quoted = lines.filter { $0.hasPrefix(">") }
        #expect(quoted.first == "> First line.")
        #expect(quoted.contains("> Second line."))
        #expect(quoted.contains(">"))
        #expect(quoted.count >= 6)
        #expect(message.html.contains("First line.<br>"))
    }

    @Test("a link longer than a line is never broken")
    func longLink() {
        let link = "https://redress.example/cases/ABCDEFGH?key=rc_" + String(repeating: "a", count: 200)
        let facts = MessageFacts(
            kind: .opened, recipientParty: .complainant, recipientName: "Ada", reference: "ABCD EFGH",
            complainantName: "Ada", providerName: "O2", schemeTitle: "S", trackingURL: link)
        #expect(MessageCatalogue.render(facts).text.contains("\n\(link)\n"))
    }

    @Test("the document says its language and title, and has its headings in order")
    func accessible() throws {
        let html = MessageCatalogue.render(try MessageSamples.facts(.decision, to: .complainant)).html
        #expect(html.contains("<html lang=\"en-GB\">"))
        #expect(html.contains("<title>The decision: please answer by Mon 20 Apr 2026</title>"))
        #expect(html.contains("<h1"))
        #expect(html.contains("<h2"))
        #expect(!html.contains("<table"))
        #expect(!html.contains("<h3"))
    }
}
