import Domain
import Hummingbird
import HummingbirdTesting
import Mustache
import Operations
import Testing

@testable import Web

@Suite("Pages")
struct PageTests {
    @Test(
        "every page renders without an open tag of the template language",
        arguments: [
            "/", "/complain", "/complain/provider", "/complain/return/code", "/track", "/code-of-practice",
            "/code-of-practice/cisas-style",
            "/code-of-practice/communications-ombudsman-style", "/problems", "/statistics", "/statistics?provider=o2",
            "/statistics?provider=ee", "/statistics?lang=cy",
        ])
    func renders(path: String) async throws {
        let response = try await TestEdge().ask(.get, path)
        #expect(response.status == .ok)
        #expect(!response.text.contains("{{") && !response.text.contains("Optional("))
        #expect(response.text.contains("<h1") && response.text.hasSuffix("</html>\n"))
    }

    @Test("nothing that was typed ends an attribute or opens a tag, also not behind a combining accent")
    func escaping() {
        let hostile = "\"\u{301} onfocus=alert(1) '\u{301}<\u{301}script>&\u{0}\r\n"
        let escaped = HTMLEscaping().escapeText(hostile)
        #expect(!escaped.unicodeScalars.contains { "\"'<>\u{0}".unicodeScalars.contains($0) })
        #expect(escaped.utf8.starts(with: "&quot;".utf8))
    }

    @Test("typed text is escaped on the page itself")
    func escapedOnPage() async throws {
        let hostile = "\"\u{301}><b>"
        let walk = JourneyWalk(try TestEdge())
        try await walk.begin()
        let response = try await walk.post("/complain/what-happened", [("narrative", "</textarea>\u{1}" + hostile)])
        #expect(response.text.contains("&lt;/textarea&gt;\u{FFFD}&quot;\u{301}&gt;&lt;b&gt;"))
        #expect(!response.text.contains("<b>"))
    }

    @Test("the publication of a scheme shows every clock, ladder and refusal of its profile")
    func codeOfPractice() {
        for profile in SchemeProfiles.bundled.all {
            let page = CodePage(profile)
            #expect(Set(page.clocks.map(\.what)).count == profile.clocks.count)
            #expect(page.refusals.count == profile.refusals.count)
            #expect(page.ladders.count == profile.ladders.count)
            #expect(!page.refusals.contains { $0.explanation.contains("{") || $0.next.contains("{") })
        }
    }

    @Test(
        "amounts are read as people write them",
        arguments: [
            ("50", 5000), ("£1,250.5", 125_050), (" 12.34 ", 1234), ("0.05", 5),
        ])
    func pence(text: String, pence: Int) {
        #expect(Money.pence(from: text) == pence)
    }

    @Test("what is no amount is not guessed at", arguments: ["", "ten", "1.234", "-5", "1.", "99999999"])
    func noPence(text: String) {
        #expect(Money.pence(from: text) == nil)
    }

    @Test(
        "amounts are shown with thousands apart",
        arguments: [(5, "£0.05"), (1_000_000, "£10,000.00"), (123_456, "£1,234.56")])
    func pounds(pence: Int, text: String) {
        #expect(Money.pounds(pence: pence) == text)
    }

    @Test("form fields are decoded once, with plus, percent and line ends")
    func formFields() throws {
        let form = try FormFields(urlEncoded: Array("a=1+2%2B3&b=%C3%A9&c=x%0D%0Ay&d&a=second&e=%zz".utf8))
        #expect(form["a"] == "1 2+3")
        #expect(form.all("a") == ["1 2+3", "second"])
        #expect(form["b"] == "é")
        #expect(form["c"] == "x\ny")
        #expect(form["d"] == nil)
        #expect(form["e"] == "%zz")
        #expect(throws: Problem.self) { try FormFields(urlEncoded: Array("a=%FF%FE".utf8)) }
    }
}
