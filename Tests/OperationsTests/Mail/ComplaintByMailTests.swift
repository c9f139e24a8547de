import Domain
import Gateways
import Operations
import Postgres
import TestSupport
import Testing

@Suite("A complaint by mail", .database)
struct ComplaintByMailTests {
    @Test("becomes a case with its files listed, and the answer threads in the sender's program")
    func becomesCase() async throws {
        let desk = try MailDesk()
        try await desk.receive(raw: Self.withTwoFiles)
        #expect(try await desk.verdicts() == ["complaint"])
        let view = try await desk.theCase()
        #expect(view.status == .awaitingProvider)
        let received = try #require(view.timeline.first { $0.title.hasSuffix("wrote to us by e-mail") })
        #expect(received.detail?.contains("charged me twice") == true)
        #expect(received.detail?.contains("Attached: bill.pdf (5 bytes, application/pdf)") == true)
        #expect(received.detail?.contains("Attached: photo.jpg (5 bytes, image/jpeg)") == true)
        let answer = try #require(desk.sent("acknowledgement").first)
        #expect(answer.mail.recipient == "ann@example.invalid")
        #expect(answer.header("In-Reply-To") == "<complaint-1@example.invalid>")
        #expect(answer.header("References") == "<complaint-1@example.invalid>")
        #expect(answer.header("Auto-Submitted") == "auto-generated")
        #expect(answer.replyTo?.hasPrefix("complaints+c") == true)
        #expect(answer.mail.envelopeFrom.hasPrefix("complaints+b"))
        #expect(try await desk.openItems() == ["mail_received"], "a person checks what was read")
        #expect(try await desk.isHealthy())
    }

    @Test("that lacks something is answered once a day with where to finish it, and then kept for a person")
    func incomplete() async throws {
        let desk = try MailDesk()
        for _ in 1...3 { try await desk.receive("I want to complain. \(MailDesk.story.replacing("O2", with: "them"))") }
        #expect(try await desk.verdicts() == ["incomplete", "held", "held"])
        #expect(desk.sent().count == 1)
        let answer = try #require(desk.sent("answer").first)
        #expect(answer.mail.recipient == "ann@example.invalid")
        #expect(answer.header("Auto-Submitted") == "auto-replied")
        #expect(answer.header("In-Reply-To") != nil)
        #expect(String(decoding: answer.mail.raw, as: UTF8.self).contains("https://redress.example.invalid/complain"))
        #expect(!String(decoding: answer.mail.raw, as: UTF8.self).contains("charged me twice"))
        let kept = try await TestDatabase.current.pool.execute(CountDrafts())
        #expect(kept == [1], "one draft for the one link")
        try desk.office.move(to: "2026-06-02")
        try await desk.receive("Still complaining about my mobile bill, and nobody answers me at all.")
        #expect(desk.sent().count == 2)
        #expect(try await desk.isHealthy())
    }

    @Test("that lacks something goes on at the form, with what could be read")
    func goesOn() async throws {
        let desk = try MailDesk()
        try await desk.receive("I want to complain about O2. They charged me twice, and nobody there listens to me.")
        let text = try #require(desk.sent("answer").first).text
        let secret = try #require(text.firstMatch(of: /return\?key=([A-Za-z0-9_-]+)/)?.output.1)
        let found = try await FindDraft(desk.office.office)(secret: String(secret))
        guard case .open(let draft) = found else {
            Issue.record("the link opens no draft")
            return
        }
        #expect(draft.answers["provider"] == "o2")
        #expect(draft.answers[ComplaintFields.email.formName] == "ann@example.invalid")
        #expect(draft.answers["narrative"]?.contains("charged me twice") == true)
    }

    @Test("without a first date waits as an enquiry")
    func undated() async throws {
        let desk = try MailDesk()
        try await desk.receive(MailDesk.story)
        #expect(try await desk.theCase().status == .tooEarly)
    }

    @Test("that comes twice, by one way or by two, is one case")
    func twice() async throws {
        let desk = try MailDesk()
        let first = try await desk.receive(raw: Self.withTwoFiles)
        #expect(first != .known)
        #expect(try await desk.receive(raw: Self.withTwoFiles) == .known)
        try await desk.receive(raw: "Delivered-To: \(MailDesk.inbox)\n" + Self.withTwoFiles)
        #expect(try await desk.verdicts() == ["complaint", "repeated"])
        #expect(try await ListCases(desk.office.office)().count == 1)
    }

    @Test("of a fourth case in a day waits for a person, and nobody is written to")
    func flood() async throws {
        let desk = try MailDesk()
        for number in 1...4 { try await desk.receive(MailDesk.complaint("Number \(number)")) }
        #expect(try await desk.verdicts() == ["complaint", "complaint", "complaint", "held"])
        #expect(desk.sent("acknowledgement").count == 3)
    }

    @Test("that is nothing at all is kept, and a person is told")
    func nothing() async throws {
        let desk = try MailDesk()
        try await desk.receive(raw: "")
        #expect(try await desk.verdicts() == ["held"])
        #expect(try await desk.openItems() == ["mail_held"])
    }

    @Test("is seen to by a person, once")
    func seenTo() async throws {
        let desk = try MailDesk()
        try await desk.receive(subject: "A question", "When are you open?")
        let entry = try #require(try await ListMail(desk.office.office)().first)
        #expect(entry.isOpen)
        let seeTo = SeeToMail(desk.office.office, reader: GMimeReader(), attachments: AttachmentsInRawMail())
        #expect(try await seeTo.read(entry.id).text.fresh == "When are you open?")
        try await seeTo.settle(entry.id)
        #expect(try await desk.openItems() == [])
        await #expect(throws: MailTrouble.nothingToDo) { try await seeTo.settle(entry.id) }
        #expect(desk.sent().isEmpty, "nothing unclear is answered by itself")
    }

    static let withTwoFiles = """
        From: Ann Example <ann@example.invalid>
        To: complaints@in.redress.example.invalid
        Subject: Complaint about O2
        Message-ID: <complaint-1@example.invalid>
        MIME-Version: 1.0
        Content-Type: multipart/mixed; boundary=b1

        --b1
        Content-Type: text/plain; charset=utf-8

        \(MailDesk.complaint())
        --b1
        Content-Type: application/pdf; name=bill.pdf
        Content-Transfer-Encoding: base64

        aGVsbG8=
        --b1
        Content-Type: image/jpeg; name=photo.jpg
        Content-Transfer-Encoding: base64

        aGVsbG8=
        --b1--
        """
}

private struct CountDrafts: Statement {
    static let sql = "SELECT count(*) FROM redress.draft"

    static func decode(_ row: borrowing PostgresRow) throws -> Int { try row.decode(Int.self) }
}
