import Foundation
import TestSupport

/// A real SMTP server (aiosmtpd). What it does with a recipient stands in the script.
struct Relay {
    private let fixture: Fixture
    private let port: Int

    init(on stage: Stage) async throws {
        fixture = try Fixture("../GatewaysTests/Fixtures/smtp_server.py", on: stage)
        port = try await fixture.first("ready").port ?? 0
    }

    /// For a worker that is to send its mail here.
    var settings: [String: String] { ["SMTP_URL": "smtp://127.0.0.1:\(port)?name=tests.example"] }

    func waits(for event: String) async throws {
        _ = try await fixture.first(event)
    }

    /// Every message that was accepted, in order.
    var messages: [ReceivedMail] {
        get throws { try fixture.events.filter { $0.event == "message" }.compactMap(ReceivedMail.init) }
    }

    /// How many recipients were refused, for good or for now.
    var refusals: Int {
        get throws { try fixture.events.count { $0.event == "refused" } }
    }
}

/// A message as it came over the wire.
struct ReceivedMail: Sendable {
    let recipient: String
    let raw: [UInt8]
    let headers: [String: String]

    init?(_ event: Fixture.Event) {
        guard let recipient = event.to?.first, let raw = event.raw else { return nil }
        self.init(raw: Array(raw), recipient: recipient)
    }

    init(raw: [UInt8], recipient: String) {
        self.recipient = recipient
        self.raw = raw
        headers = Self.headers(String(decoding: raw, as: UTF8.self))
    }

    /// By lower-case name, unfolded.
    private static func headers(_ message: String) -> [String: String] {
        let head = message.replacing("\r\n", with: "\n").split(separator: "\n\n", maxSplits: 1).first ?? ""
        let unfolded = head.replacing("\n ", with: " ").replacing("\n\t", with: " ")
        let fields = unfolded.split(separator: "\n").compactMap { line -> (String, String)? in
            guard let colon = line.firstIndex(of: ":") else { return nil }
            return (line[..<colon].lowercased(), line[line.index(after: colon)...].trimmingCharacters(in: .whitespaces))
        }
        return Dictionary(fields) { first, _ in first }
    }

    var messageID: String { headers["message-id"] ?? "" }

    var references: [String] { headers["references"]?.split(separator: " ").map(String.init) ?? [] }
}

extension ReceivedMail {
    /// Quoted-printable taken off: `=` is written `=3D`, and a long line is folded by a `=` at its end. A mailbox keeps
    /// lines that end as files do.
    var text: String {
        String(decoding: raw, as: UTF8.self).replacing("\r\n", with: "\n").replacing("=\n", with: "")
            .replacing("=3D", with: "=")
    }

    /// The key in the provider's secret link.
    var providerToken: String? {
        guard let key = text.firstRange(of: "/provider?key=") else { return nil }
        return String(text[key.upperBound...].prefix { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "-" })
    }
}
