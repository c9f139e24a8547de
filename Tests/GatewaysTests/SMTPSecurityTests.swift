import Gateways
import Operations
import Testing

@Suite("Encryption and login", .timeLimit(.minutes(10)))
struct SMTPSecurityTests {
    private static let certificate = ["--certificate", TestPython.fixture("localhost.pem")]
    private static let authority = TestPython.fixture("localhost-authority.pem")
    private let mail = MailSamples.composed(to: "ada@example.invalid")

    private func send(_ options: String, user: String = "", to server: ScriptedServer) async throws -> MailReceipt {
        let url = "smtp://\(user)localhost:\(server.port)?\(options)"
        return try await SMTPMailer(try SMTPConfiguration(url: url)).send(mail)
    }

    @Test("STARTTLS that is offered is used, even where the certificate is nobody's")
    func opportunistic() async throws {
        try await SMTPServer.with(Self.certificate) { server in
            _ = try await send("starttls=when_offered", to: server)
            #expect(try await server.next("message").tls == true)
        }
    }

    @Test("STARTTLS that is required trusts the authority that was named")
    func required() async throws {
        try await SMTPServer.with(Self.certificate) { server in
            _ = try await send("starttls=required&ca_file=\(Self.authority)", to: server)
            #expect(try await server.next("message").tls == true)
        }
    }

    @Test("required encryption with a certificate that nobody vouches for sends nothing")
    func untrusted() async throws {
        try await SMTPServer.with(Self.certificate) { server in
            await #expect(throws: MailError.self) { try await send("starttls=required", to: server) }
        }
    }

    @Test("required encryption that the relay does not offer sends nothing")
    func notOffered() async throws {
        try await SMTPServer.with { server in
            await #expect(throws: MailError.self) { try await send("starttls=required", to: server) }
        }
    }

    @Test("a login from the URL is used, percent-encoded characters included")
    func login() async throws {
        try await SMTPServer.with(Self.certificate + ["--login", "redress:p@ss/word"]) { server in
            let options = "starttls=required&ca_file=\(Self.authority)"
            _ = try await send(options, user: "redress:p%40ss%2Fword@", to: server)
            try await server.next("message")
        }
    }

    @Test("a wrong password is the operator's trouble and says nothing about the recipient")
    func wrongPassword() async throws {
        try await SMTPServer.with(Self.certificate + ["--login", "redress:right"]) { server in
            let options = "starttls=required&ca_file=\(Self.authority)"
            let error = await #expect(throws: MailError.self) {
                try await send(options, user: "redress:wrong@", to: server)
            }
            guard case .unreachable(let reason) = error else {
                Issue.record("expected unreachable, got \(String(describing: error))")
                return
            }
            #expect(reason.hasPrefix("535"))
        }
    }
}
