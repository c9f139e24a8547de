import Gateways
import Testing

@Suite("The relay's address")
struct SMTPConfigurationTests {
    @Test("smtp goes to 587 with STARTTLS when offered, smtps to 465")
    func defaults() throws {
        let plain = try SMTPConfiguration(url: "smtp://relay.example")
        #expect(plain.port == 587)
        #expect(plain.security == .whenOffered)
        let secure = try SMTPConfiguration(url: "smtps://relay.example")
        #expect(secure.port == 465)
        #expect(secure.security == .implicit)
    }

    @Test("a user makes STARTTLS required")
    func userRequiresEncryption() throws {
        let relay = try SMTPConfiguration(url: "smtp://us%40er:pa%3Ass@relay.example:2525")
        #expect(relay.security == .required)
        #expect(relay.username == "us@er")
        #expect(relay.password == "pa:ss")
        #expect(relay.port == 2525)
    }

    @Test("a password given apart takes the place of the URL's")
    func separateCredentials() throws {
        let relay = try SMTPConfiguration(url: "smtps://a:b@relay.example", username: "c", password: "d")
        #expect(relay.username == "c")
        #expect(relay.password == "d")
    }

    @Test("a password never shows")
    func redacted() throws {
        #expect(try SMTPConfiguration(url: "smtps://a:secret@relay.example").redactedURL == "smtps://relay.example:465")
    }

    @Test("a password never crosses the network unprotected", arguments: ["never", "when_offered"])
    func passwordInTheClear(option: String) {
        #expect(throws: SMTPConfigurationError.passwordInTheClear) {
            try SMTPConfiguration(url: "smtp://a:b@relay.example?starttls=\(option)")
        }
    }

    @Test(
        "an address that is none is refused",
        arguments: ["", "relay.example", "http://relay.example", "smtp://", "smtp://relay.example/path", "smtp://a b"])
    func refused(url: String) {
        #expect(throws: SMTPConfigurationError.notAnSMTPURL) { try SMTPConfiguration(url: url) }
    }

    @Test("an option that is unknown or wrong is refused by name")
    func wrongOptions() {
        #expect(throws: SMTPConfigurationError.unknownOption("tls")) {
            try SMTPConfiguration(url: "smtp://relay.example?tls=yes")
        }
        #expect(throws: SMTPConfigurationError.self) { try SMTPConfiguration(url: "smtp://relay.example?starttls=yes") }
        #expect(throws: SMTPConfigurationError.self) {
            try SMTPConfiguration(url: "smtps://relay.example?starttls=never")
        }
        #expect(throws: SMTPConfigurationError.self) { try SMTPConfiguration(url: "smtp://relay.example?name=a%0Ab") }
    }
}
