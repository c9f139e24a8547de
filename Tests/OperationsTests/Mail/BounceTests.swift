import Domain
import FoundationEssentials
import Operations
import Postgres
import TestSupport
import Testing

@Suite("A bounce", .database)
struct BounceTests {
    private func bounce(of mail: ComposedMail, action: String = "failed", status: String = "5.1.1") -> String {
        """
        Return-Path: <>
        From: MAILER-DAEMON@mx.example.invalid
        To: \(mail.envelopeFrom)
        Subject: Undelivered Mail Returned to Sender
        Auto-Submitted: auto-replied
        Message-ID: <\(UUID().uuidString)@mx.example.invalid>
        Content-Type: multipart/report; report-type=delivery-status; boundary=b1

        --b1
        Content-Type: text/plain

        No such user.
        --b1
        Content-Type: message/delivery-status

        Reporting-MTA: dns; mx.example.invalid

        Final-Recipient: rfc822; somebody@example.invalid
        Action: \(action)
        Status: \(status)
        --b1--
        """
    }

    @Test("is recorded on its message, tells a person, and nothing chases that party until it is reached again")
    func pausesTheChase() async throws {
        let desk = try MailDesk(on: "2026-04-02")
        let accepted = try await desk.office.accept(try desk.office.submission())
        try await desk.office.work()
        let request = try #require(desk.sent("provider_request").first?.mail)
        try await desk.receive(raw: bounce(of: request))
        #expect(try await desk.verdicts() == ["report"])
        #expect(try await desk.openItems() == ["provider_unreachable"])
        #expect(try await bounced() == ["provider_request 5.1.1"])
        let view = try await InspectCase(desk.office.office)(accepted.reference)
        #expect(view.messages.first { $0.kind == .providerRequest }?.delivery.hasPrefix("Came back") == true)
        #expect(view.timeline.last?.title == "Our message “provider request” to O2 came back")

        for day in ["2026-04-13", "2026-04-17", "2026-04-20", "2026-04-24", "2026-05-05", "2026-06-01"] {
            try desk.office.move(to: day)
            try await desk.office.work()
        }
        #expect(try await InspectCase(desk.office.office)(accepted.reference).status == .awaitingProvider)
        #expect(desk.sent("provider_reminder").isEmpty)
        #expect(desk.sent("provider_chase").isEmpty)
        #expect(try await desk.isHealthy(), "the case is still armed")

        #expect(try await MarkReachable(desk.office.office)(accepted.reference, party: .provider))
        #expect(try await desk.openItems() == [])
        try desk.office.move(to: "2026-06-02")
        try await desk.office.work()
        #expect(desk.sent("provider_reminder").count == 1, "the ladder goes on where it stood")
        #expect(try await desk.isHealthy())
    }

    @Test("that comes twice, or only says that it takes longer, changes nothing")
    func changesNothing() async throws {
        let desk = try MailDesk()
        _ = try await desk.office.accept(try desk.office.submission())
        try await desk.office.work()
        let mail = try #require(desk.sent("acknowledgement").first?.mail)
        try await desk.receive(raw: bounce(of: mail, action: "delayed", status: "4.4.1"))
        #expect(try await desk.openItems() == [])
        try await desk.receive(raw: bounce(of: mail))
        try await desk.receive(raw: bounce(of: mail))
        #expect(try await desk.openItems() == ["complainant_unreachable"])
        #expect(try await bounced() == ["acknowledgement 5.1.1"])
        #expect(desk.sent().count == 2, "a bounce is never answered")
    }

    @Test("that somebody makes up, for a message that they have not seen, changes nothing")
    func madeUp() async throws {
        let desk = try MailDesk()
        _ = try await desk.office.accept(try desk.office.submission())
        try await desk.office.work()
        let mail = try #require(desk.sent("acknowledgement").first?.mail)
        var address = Array(mail.envelopeFrom)
        address[15] = address[15] == "a" ? "b" : "a"
        let forged = ComposedMail(
            messageID: mail.messageID, envelopeFrom: String(address), recipient: "", fileName: "", raw: [])
        try await desk.receive(raw: bounce(of: forged))
        #expect(try await desk.verdicts() == ["report"])
        #expect(try await desk.openItems() == [])
        #expect(try await bounced() == [])
    }

    @Test("is over when the party writes")
    func partyWrites() async throws {
        let desk = try MailDesk()
        let accepted = try await desk.office.accept(try desk.office.submission())
        try await desk.office.work()
        try await desk.receive(raw: bounce(of: try #require(desk.sent("acknowledgement").first?.mail)))
        #expect(try await desk.openItems() == ["complainant_unreachable"])
        try await desk.receive(subject: accepted.reference.text, "My mailbox was full.")
        #expect(try await desk.openItems() == ["mail_received"])
        #expect(try await desk.isHealthy())
    }

    private func bounced() async throws -> [String] {
        try await TestDatabase.current.pool.execute(ListBounced())
    }
}

private struct ListBounced: Statement {
    static let sql = """
        SELECT kind || ' ' || bounce_status FROM redress.message WHERE bounced_at IS NOT NULL ORDER BY kind
        """

    static func decode(_ row: borrowing PostgresRow) throws -> String { try row.decode(String.self) }
}
