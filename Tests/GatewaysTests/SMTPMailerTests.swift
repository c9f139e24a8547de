import Foundation
import Gateways
import Operations
import Testing

@Suite("Sending mail to a real SMTP server", .timeLimit(.minutes(10)))
struct SMTPMailerTests {
    private func mailer(_ server: ScriptedServer) throws -> SMTPMailer {
        SMTPMailer(try SMTPConfiguration(url: "smtp://127.0.0.1:\(server.port)"))
    }

    private func failure(_ mailer: SMTPMailer, _ mail: ComposedMail) async -> MailError? {
        do {
            _ = try await mailer.send(mail)
            return nil
        } catch {
            return error
        }
    }

    @Test("an accepted message arrives byte by byte, and the receipt has the relay's answer")
    func accepted() async throws {
        try await SMTPServer.with { server in
            let mail = MailSamples.composed(to: "ada@example.invalid")
            let receipt = try await mailer(server).send(mail)
            #expect(receipt == MailReceipt(relay: "127.0.0.1", answer: "250 2.0.0 ok queued as 4XyZ7"))
            let arrived = try await server.next("message")
            #expect(arrived.raw == Data(mail.raw))
            #expect(arrived.from == "bounces@redress.example")
            #expect(arrived.to == ["ada@example.invalid"])
        }
    }

    @Test("what the composer wrote arrives unchanged")
    func composedArrives() async throws {
        try await SMTPServer.with { server in
            let raw = try GMimeComposer().compose(
                MailSamples.outgoing(text: ".first\n..second\n\(String(repeating: "long ", count: 900))\n"))
            let mail = MailSamples.composed(to: "ada@example.invalid", raw: String(decoding: raw, as: UTF8.self))
            _ = try await mailer(server).send(mail)
            #expect(try await server.next("message").raw == Data(raw))
        }
    }

    @Test("a message refused for now is accepted at the second attempt, with the same bytes")
    func refusedForNow() async throws {
        try await SMTPServer.with { server in
            let mail = MailSamples.composed(to: "greylisted@example.invalid")
            let answer = "451 4.7.1 try again later"
            #expect(await failure(try mailer(server), mail) == .refusedForNow(answer: answer))
            _ = try await mailer(server).send(mail)
            #expect(try await server.next("message").raw == Data(mail.raw))
        }
    }

    @Test("a message refused for good says why, and nobody's address")
    func refused() async throws {
        try await SMTPServer.with { server in
            let error = await failure(try mailer(server), MailSamples.composed(to: "unknown@example.invalid"))
            #expect(error == .refused(answer: "550 5.1.1 [address] user [address] is not known"))
        }
    }

    @Test("a refusal after the message was read is a refusal")
    func refusedAfterMessage() async throws {
        try await SMTPServer.with { server in
            let error = await failure(try mailer(server), MailSamples.composed(to: "overfull@example.invalid"))
            #expect(error == .refused(answer: "552 5.2.2 mailbox full"))
        }
    }

    @Test("a relay that is away is unreachable")
    func away() async throws {
        let port = try await SMTPServer.with { $0.port }
        let mailer = SMTPMailer(try SMTPConfiguration(url: "smtp://127.0.0.1:\(port)"))
        guard case .unreachable = await failure(mailer, MailSamples.composed(to: "ada@example.invalid")) else {
            Issue.record("expected unreachable")
            return
        }
    }

    @Test(
        "a connection cut before or in the middle of the message leaves nothing with the relay",
        arguments: ["hangup", "cut"])
    func cutBeforeTheEnd(recipient: String) async throws {
        try await SMTPServer.with { server in
            // More than the kernel's buffers hold, so that libcurl cannot have handed over the end.
            let body =
                MailSamples.sample + String(repeating: String(repeating: "x", count: 76) + "\r\n", count: 200_000)
            let mail = MailSamples.composed(to: "\(recipient)@example.invalid", raw: body)
            let error = await failure(try mailer(server), mail)
            try await server.next("dropped")
            guard case .unreachable = error else {
                Issue.record("expected unreachable, got \(String(describing: error))")
                return
            }
        }
    }

    @Test("a connection cut between the message's end and the answer is unconfirmed: the relay may have it")
    func cutBeforeTheAnswer() async throws {
        try await SMTPServer.with { server in
            let error = await failure(try mailer(server), MailSamples.composed(to: "silent@example.invalid"))
            try await server.next("message")
            guard case .unconfirmed = error else {
                Issue.record("expected unconfirmed, got \(String(describing: error))")
                return
            }
        }
    }

    @Test("a cancelled task lets go of a relay that does not answer")
    func cancelled() async throws {
        try await SMTPServer.with { server in
            let mailer = try mailer(server)
            let sending = Task { await failure(mailer, MailSamples.composed(to: "stall@example.invalid")) }
            try await server.next("stalled")
            sending.cancel()
            #expect(await sending.value == .unreachable(reason: "sending was cancelled"))
        }
    }

    @Test("a relay that does not answer is given up after the total timeout")
    func timesOut() async throws {
        try await SMTPServer.with { server in
            var configuration = try SMTPConfiguration(url: "smtp://127.0.0.1:\(server.port)")
            configuration.totalTimeout = .milliseconds(300)
            let mail = MailSamples.composed(to: "stall@example.invalid")
            guard case .unreachable = await failure(SMTPMailer(configuration), mail) else {
                Issue.record("expected unreachable")
                return
            }
        }
    }

    @Test("several messages at once all arrive")
    func concurrent() async throws {
        try await SMTPServer.with { server in
            let mailer = try mailer(server)
            try await withThrowingTaskGroup(of: Void.self) { group in
                for number in 1...20 {
                    group.addTask {
                        _ = try await mailer.send(MailSamples.composed(to: "person\(number)@example.invalid"))
                    }
                }
                try await group.waitForAll()
            }
            var recipients: Set<String> = []
            for _ in 1...20 { recipients.formUnion(try await server.next("message").to ?? []) }
            #expect(recipients.count == 20)
        }
    }

    @Test("a domain in another script is sent in the form that every relay can read")
    func internationalDomain() async throws {
        try await SMTPServer.with { server in
            _ = try await mailer(server).send(MailSamples.composed(to: "jo@müller.example"))
            #expect(try await server.next("message").to == ["jo@xn--mller-kva.example"])
        }
    }

    @Test("an address with a line break never reaches the relay")
    func noCommandInjection() async throws {
        let mailer = SMTPMailer(try SMTPConfiguration(url: "smtp://127.0.0.1:1"))
        let error = await failure(mailer, MailSamples.composed(to: "a@example.invalid>\r\nRCPT TO:<b@example.invalid"))
        #expect(error == .refused(answer: "553 5.1.3 unusable address, not sent"))
    }
}
