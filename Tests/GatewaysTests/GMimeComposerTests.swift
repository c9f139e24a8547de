import Domain
import Gateways
import Operations
import Testing

@Suite("Composing mail")
struct GMimeComposerTests {
    private let composer = GMimeComposer()

    private func read(_ mail: OutgoingMail) throws -> ReadMail {
        try ReadMail.read(composer.compose(mail))
    }

    @Test(
        "names and subjects in any script come back as they were written",
        arguments: [
            "Zoë Müller-O’Brien", "李小龙", "Σωκράτης Παπαδόπουλος", "محمد", "Ada “Quote” \"Quoted\" \\ Back",
            "🦊 Fox, Esq.",
        ])
    func anyScript(name: String) throws {
        let mail = try read(
            MailSamples.outgoing(
                to: Mailbox(name: name, address: "someone@example.invalid"), subject: "[Redress ABCD EFGH] \(name)"))
        #expect(mail.to.first?.name == name)
        #expect(mail.to.first?.address == "someone@example.invalid")
        #expect(mail.header("Subject") == "[Redress ABCD EFGH] \(name)")
    }

    @Test("text and HTML come back whole, with dots, long lines and every kind of letter")
    func bodiesComeBack() throws {
        let text = ".dot\n..\nFrom here\n\(String(repeating: "żółw ", count: 500))\nend = =3D =_ \t\n£10 · 🦊\n"
        let html = "<p>\(String(repeating: "x", count: 3000)) &amp; ünïcödé</p>\n"
        let mail = try read(MailSamples.outgoing(text: text, html: html))
        #expect(mail.parts.count == 2)
        #expect(mail.parts.first?.type == "text/plain")
        #expect(mail.parts.last?.type == "text/html")
        #expect(mail.parts.first?.text == text)
        #expect(mail.parts.last?.text == html)
    }

    @Test("the bytes are ASCII, every line ends with CRLF and is short enough for any relay")
    func wireFormat() throws {
        let raw = try composer.compose(
            MailSamples.outgoing(
                subject: "[Redress ABCD EFGH] " + String(repeating: "Überlang ", count: 60),
                text: String(repeating: "ä", count: 5000), references: (1...40).map { "message-\($0)@redress.example" })
        )
        #expect(raw.allSatisfy { $0 < 0x80 })
        let lines = String(decoding: raw, as: UTF8.self).replacing("\r\n", with: "\u{0}").split(separator: "\u{0}")
        #expect(lines.allSatisfy { !$0.utf8.contains(0x0A) && !$0.utf8.contains(0x0D) })
        #expect(lines.allSatisfy { $0.utf8.count <= 998 })
        #expect(raw.suffix(2) == [0x0D, 0x0A])
    }

    @Test("a long subject comes back whole")
    func longSubject() throws {
        let subject = "[Redress ABCD EFGH] " + String(repeating: "Überlange Wörter und mehr ", count: 20) + "Ende"
        #expect(try read(MailSamples.outgoing(subject: subject)).header("Subject") == subject)
    }

    @Test("equal messages compose to equal bytes, so that a retry sends what was sent before")
    func deterministic() throws {
        let mail = MailSamples.outgoing(references: ["root@redress.example"])
        #expect(try composer.compose(mail) == composer.compose(mail))
    }

    @Test("many messages composed at once come out as one at a time")
    func concurrent() async throws {
        let composer = composer
        let mails = (1...100).map {
            MailSamples.outgoing(text: "Größe \($0)\n", messageID: "case-\($0)@redress.example")
        }
        let oneByOne = try mails.map(composer.compose)
        let atOnce = try await withThrowingTaskGroup(of: (Int, [UInt8]).self) { group in
            for (index, mail) in mails.enumerated() { group.addTask { (index, try composer.compose(mail)) } }
            return try await group.reduce(into: [Int: [UInt8]]()) { $0[$1.0] = $1.1 }
        }
        #expect(mails.indices.map { atOnce[$0] } == oneByOne)
    }

    @Test("without a name there is only the address")
    func noName() throws {
        let mail = try read(MailSamples.outgoing(to: Mailbox(name: "", address: "team@example.invalid")))
        #expect(mail.header("To") == "team@example.invalid")
    }

    @Test("a domain in another script is written so that every relay can read it")
    func internationalDomain() throws {
        let mail = try read(MailSamples.outgoing(to: Mailbox(name: "Jörg", address: "jo@müller.example")))
        #expect(mail.to.first?.address == "jo@xn--mller-kva.example")
    }

    @Test("a message stands in its thread")
    func threads() throws {
        let ancestors = (1...30).map { "message-\($0)@redress.example" }
        let mail = try read(MailSamples.outgoing(inReplyTo: "message-30@redress.example", references: ancestors))
        #expect(mail.header("Message-ID") == "<case-1.opened@redress.example>")
        #expect(mail.header("In-Reply-To") == "<message-30@redress.example>")
        let references = mail.header("References")?.split(whereSeparator: \.isWhitespace).map(String.init)
        #expect(references == ancestors.map { "<\($0)>" })
    }

    @Test("a message says that a machine wrote it, to which case it belongs, and where an answer goes")
    func labels() throws {
        let mail = try read(MailSamples.outgoing())
        #expect(mail.header("Auto-Submitted") == "auto-generated")
        #expect(mail.header("X-Auto-Response-Suppress") == "All")
        #expect(mail.header("X-Redress-Reference") == "ABCD EFGH")
        #expect(mail.header("Content-Language") == "en-GB")
        #expect(mail.defects.isEmpty)
        #expect(mail.header("Date") == "Thu, 02 Apr 2026 09:00:00 +0000")
        #expect(mail.header("MIME-Version") == "1.0")
        #expect(mail.header("Reply-To") == "Redress <case+abcdefgh@redress.example>")
    }

    @Test("a message in Welsh says so, and its letters arrive as they were written")
    func welsh() throws {
        let subject = "[Redress ABCD EFGH] Datrysiad â’r gŵyn"
        let mail = try read(MailSamples.outgoing(subject: subject, text: "Tŷ, dŵr, sêr.\n", language: .welsh))
        #expect(mail.header("Content-Language") == "cy")
        #expect(mail.header("Subject") == subject)
        #expect(mail.parts.first?.text == "Tŷ, dŵr, sêr.\n")
        #expect(mail.defects.isEmpty)
    }

    @Test(
        "a line break in a name, a subject or a reference cannot begin a header",
        arguments: ["\r\n", "\n", "\r", "\u{0}", "\u{85}", "\u{2028}", "\r\n\r\n", "\n\t\n"])
    func noInjection(lineBreak: String) throws {
        let attack = "Eve\(lineBreak)Bcc: everybody@example.org\(lineBreak)X-Evil: yes"
        let raw = try composer.compose(
            MailSamples.outgoing(
                to: Mailbox(name: attack, address: "eve@example.invalid"), subject: attack, reference: attack))
        let mail = try ReadMail.read(raw)
        #expect(mail.header("Bcc") == nil)
        #expect(mail.header("X-Evil") == nil)
        #expect(mail.to.count == 1)
        #expect(mail.to.first?.address == "eve@example.invalid")
        #expect(mail.header("Subject") == "Eve Bcc: everybody@example.org X-Evil: yes")
        #expect(mail.parts.first?.text == "Dear Ada,\n\nThank you.\n")
    }

    @Test("a name that looks like another recipient stays a name")
    func nameStaysName() throws {
        let name = "Eve <eve@example.org>, Mallory <mallory@example.org>"
        let mail = try read(MailSamples.outgoing(to: Mailbox(name: name, address: "eve@example.invalid")))
        #expect(mail.to.count == 1)
        #expect(mail.to.first?.address == "eve@example.invalid")
        #expect(mail.to.first?.name == name)
    }

    @Test(
        "an address that could carry more than one recipient is refused",
        arguments: [
            "", "nobody", "@example.invalid", "a@", "a@b@c", "a b@example.invalid", "a@example.invalid\r\nBcc: x@y.z",
            "a@example.invalid,b@example.invalid", "<a@example.invalid>", "a@exa mple.invalid",
            "\"a b\"@example.invalid",
            "a\u{0}@example.invalid", "a@example..invalid", "ü@example.invalid",
        ])
    func addressRefused(address: String) {
        #expect(throws: MailCompositionError.unusableAddress(header: "To")) {
            try composer.compose(MailSamples.outgoing(to: Mailbox(name: "Eve", address: address)))
        }
    }

    @Test(
        "a Message-ID that is none is refused, and never mended into another",
        arguments: ["", "no-at", "a@b>\r\nX-Evil: yes", "a b@c", "<a@b>", "a@b@c", "ä@b"])
    func messageIDRefused(identifier: String) {
        #expect(throws: MailCompositionError.unusableMessageID(header: "Message-ID")) {
            try composer.compose(MailSamples.outgoing(messageID: identifier))
        }
        #expect(throws: MailCompositionError.unusableMessageID(header: "References")) {
            try composer.compose(MailSamples.outgoing(references: [identifier]))
        }
    }
}
