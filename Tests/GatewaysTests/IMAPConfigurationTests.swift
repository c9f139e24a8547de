import Gateways
import Testing

@Suite("The mailbox's address")
struct IMAPConfigurationTests {
    @Test("is protected unless it is on this machine and says that it is not")
    func protected() throws {
        let plain = try IMAPConfiguration(url: "imaps://mail.example", username: "u", password: "p")
        #expect(plain.port == 993)
        #expect(plain.folder == "INBOX")
        let starttls = try IMAPConfiguration(
            url: "imap://mail.example/Cases?starttls=required", username: "u", password: "p")
        #expect(starttls.port == 143)
        #expect(starttls.folder == "Cases")
        #expect(throws: Never.self) {
            try IMAPConfiguration(url: "imap://127.0.0.1:1143/?starttls=never", username: "u", password: "p")
        }
        #expect(throws: IMAPConfigurationError.wrongOption("starttls")) {
            try IMAPConfiguration(url: "imap://mail.example?starttls=never", username: "u", password: "p")
        }
        #expect(throws: IMAPConfigurationError.wrongOption("starttls")) {
            try IMAPConfiguration(url: "imaps://mail.example?starttls=never", username: "u", password: "p")
        }
    }

    @Test(
        "is refused when it is none",
        arguments: ["", "mail.example", "http://mail.example", "imaps://", "imap:/x", "imaps://h/a%0d%0ab"])
    func refused(_ url: String) {
        #expect(throws: IMAPConfigurationError.notAnIMAPURL) {
            try IMAPConfiguration(url: url, username: "u", password: "p")
        }
    }

    @Test("has no login in it, and names the mailbox without the password")
    func noLogin() throws {
        #expect(throws: IMAPConfigurationError.loginInURL) {
            try IMAPConfiguration(url: "imaps://u:p@mail.example", username: "u", password: "p")
        }
        let mailbox = IMAPMailbox(try IMAPConfiguration(url: "imaps://mail.example", username: "u", password: "secret"))
        #expect(mailbox.name == "imap://u@mail.example:993/INBOX")
    }
}
