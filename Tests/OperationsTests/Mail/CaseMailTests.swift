import Domain
import FoundationEssentials
import Gateways
import Operations
import TestSupport
import Testing

@Suite("Mail about a case", .database)
struct CaseMailTests {
    private func opened() async throws -> (MailDesk, AcceptedComplaint) {
        let desk = try MailDesk()
        let accepted = try await desk.office.accept(try desk.office.submission())
        try await desk.office.work()
        return (desk, accepted)
    }

    private func titles(_ desk: MailDesk, _ accepted: AcceptedComplaint) async throws -> [String] {
        try await InspectCase(desk.office.office)(accepted.reference).timeline.map(\.title)
    }

    @Test("to the signed address lands in the case, whoever's mailbox it is from, and only its writer sees it")
    func signedAddress() async throws {
        let (desk, accepted) = try await opened()
        let address = try #require(desk.sent("acknowledgement").first?.replyTo)
        try await desk.receive(
            from: "ann.private@example.invalid", to: "Redress <\(address.uppercased())>", "Any news?")
        #expect(try await desk.verdicts() == ["reply"])
        #expect(try await titles(desk, accepted).last == "The complainant wrote to us by e-mail")
        let own = try await desk.office.show(accepted.reference, credential: .bearer(accepted.accessToken))
        #expect(own.timeline.last?.title == "You wrote to us by e-mail")
        #expect(own.timeline.last?.detail == "Any news?")
        #expect(try await desk.openItems() == ["mail_received"])
        #expect(desk.sent().count == 2, "no answer by itself")
        #expect(try await desk.isHealthy())
    }

    @Test("to a signed address that was tampered with is nobody's", arguments: [0, 5, 25, 30, 41])
    func forgedAddress(_ place: Int) async throws {
        let (desk, accepted) = try await opened()
        let address = try #require(desk.sent("acknowledgement").first?.replyTo)
        var letters = Array(address)
        let index = "complaints+".count + place
        letters[index] = letters[index] == "a" ? "b" : "a"
        try await desk.receive(from: "eve@example.invalid", to: String(letters), subject: "News", "Any news?")
        #expect(try await desk.verdicts() == ["held"])
        #expect(try await !titles(desk, accepted).contains("The complainant wrote to us by e-mail"))
    }

    @Test("that answers ours lands in the case when it comes from whom ours went to, and waits for a person otherwise")
    func thread() async throws {
        let (desk, accepted) = try await opened()
        let ours = try #require(desk.sent("acknowledgement").first?.mail.messageID)
        let answering = "In-Reply-To: <\(ours)>"
        try await desk.receive(header: answering, "Yes.\n\nOn 1 June 2026 Redress wrote:\n> Do you?")
        try await desk.receive(from: "eve@example.invalid", header: answering, "Give it to me.")
        #expect(try await desk.verdicts() == ["reply", "held"])
        let received = try await InspectCase(desk.office.office)(accepted.reference).timeline.filter {
            $0.title.hasSuffix("by e-mail")
        }
        #expect(received.map(\.detail) == ["Yes."])
        let request = try #require(desk.sent("provider_request").first?.mail)
        try await desk.receive(
            from: "Clerk <clerk@\(request.recipient.split(separator: "@")[1])>",
            header: "References: <\(request.messageID)>",
            "We look into it.")
        #expect(try await titles(desk, accepted).last == "O2 wrote to us by e-mail")
    }

    @Test("that only names the reference opens nobody else's case")
    func referenceAlone() async throws {
        let (desk, accepted) = try await opened()
        let before = try await titles(desk, accepted)
        let sentBefore = desk.sent().count
        for subject in [
            accepted.reference.text, "Re: [Redress \(accepted.reference.spoken)] x",
            "about \(accepted.reference.text.lowercased())",
        ] {
            try await desk.receive(from: "eve@example.invalid", subject: subject, "I am Ann. What is happening?")
        }
        #expect(try await desk.verdicts() == ["held", "held", "held"])
        #expect(try await titles(desk, accepted) == before)
        #expect(desk.sent().count == sentBefore, "the stranger is told nothing, not even that there is such a case")
        try await desk.receive(subject: "About \(accepted.reference.spoken)", "It is me.")
        #expect(try await desk.verdicts().last == "reply")
    }

    @Test("that a person puts on a case stands in its history")
    func filedByPerson() async throws {
        let (desk, accepted) = try await opened()
        try await desk.receive(from: "eve@example.invalid", subject: accepted.reference.text, "Ann's sister writes.")
        let held = try #require(try await ListMail(desk.office.office)().first)
        let seeTo = SeeToMail(desk.office.office, reader: GMimeReader(), attachments: AttachmentsInRawMail())
        try await seeTo.file(held.id, on: accepted.reference, from: .complainant)
        #expect(try await titles(desk, accepted).last == "The complainant wrote to us by e-mail")
        #expect(try await desk.openItems() == ["mail_received"])
        #expect(try await desk.isHealthy())
    }

    @Test("that nobody wrote is filed and not answered, and asks for nothing")
    func outOfOffice() async throws {
        let (desk, accepted) = try await opened()
        let ours = try #require(desk.sent("acknowledgement").first)
        let sentBefore = desk.sent().count
        try await desk.receive(
            to: ours.mail.envelopeFrom, subject: "Out of office",
            header: "Auto-Submitted: auto-replied\nIn-Reply-To: <\(ours.mail.messageID)>",
            "I am away.", envelopeSender: "")
        #expect(try await desk.verdicts() == ["automatic"])
        #expect(try await titles(desk, accepted).last == "An automatic e-mail came from the complainant")
        #expect(desk.sent().count == sentBefore)
        #expect(try await desk.openItems() == [])
    }

    @Test("that is our own, or was sent round to us, is dropped")
    func loops() async throws {
        let (desk, _) = try await opened()
        let ours = try #require(desk.sent("acknowledgement").first)
        try await desk.receive(raw: String(decoding: ours.mail.raw, as: UTF8.self).replacing("\r\n", with: "\n"))
        try await desk.receive(header: "X-Loop: cases@redress.example.invalid", MailDesk.complaint())
        try await desk.receive(from: MailDesk.inbox, MailDesk.complaint())
        #expect(try await desk.verdicts() == ["loop", "loop", "loop"])
        #expect(desk.sent().count == 2)
    }

    @Test("on a case that is over is kept for a person and reopens nothing")
    func closedCase() async throws {
        let (desk, accepted) = try await opened()
        _ = try await desk.office.act(
            accepted.reference, action: .withdrawal(reason: nil), credential: .bearer(accepted.accessToken))
        try await desk.office.work()
        try await desk.receive(subject: accepted.reference.text, "I have changed my mind.")
        #expect(try await InspectCase(desk.office.office)(accepted.reference).status == .closed)
        #expect(try await desk.openItems() == ["mail_received"])
        #expect(try await desk.isHealthy())
    }
}
