import Testing

@testable import Gateways

@Suite("The relay's answers")
struct SMTPAnswerTests {
    private func line(_ lines: String...) -> String? {
        SMTPAnswer(lines: lines, hiding: ["ada.example@example.invalid"])?.line
    }

    @Test("code, enhanced code and words are kept")
    func kept() {
        #expect(line("250 2.0.0 Ok: queued as 4XyZ7") == "250 2.0.0 Ok: queued as 4XyZ7")
        #expect(line("250") == "250")
        #expect(line("451 try again") == "451 try again")
    }

    @Test("an answer of several lines is one line")
    func severalLines() {
        #expect(
            line("550-5.1.1 The account does not exist.", "550 5.1.1 Learn more at x")
                == "550 5.1.1 The account does not exist. Learn more at x")
    }

    @Test("no address is kept, not even a local part on its own")
    func redacted() {
        #expect(line("550 5.1.1 <ada.example@example.invalid>: rejected") == "550 5.1.1 [address] rejected")
        #expect(line("550 5.1.1 User 'Ada.Example' unknown") == "550 5.1.1 User [address] unknown")
        #expect(line("550 other@example.org forwards to x@y") == "550 [address] forwards to [address]")
    }

    @Test("control characters and endless words are cut")
    func tamed() throws {
        #expect(line("550 a\u{1B}[31mb") == "550 a [31mb")
        #expect(try #require(line("550 " + String(repeating: "x", count: 5000))).count == 204)
    }

    @Test("what is no answer is none", arguments: ["", "hello", "999 odd", "12"])
    func noAnswer(text: String) {
        #expect(SMTPAnswer(lines: [text], hiding: []) == nil)
    }
}
