import Domain
import FoundationEssentials
import Gateways
import Operations
import Persistence
import Postgres
import TestSupport
import Testing

/// An office that receives mail, and the people who write to it.
struct MailDesk: Sendable {
    static let inbox = "complaints@in.redress.example.invalid"
    static let ann = "Ann Example <ann@example.invalid>"

    var office: SmallOffice

    init(on day: String = "2026-06-01") throws {
        office = try SmallOffice(on: day, inbox: Self.inbox)
    }

    /// A message comes in, and everything that follows from it is done.
    @discardableResult
    func receive(
        from: String = ann, to: String = inbox, subject: String = "Complaint", header: String = "", _ text: String,
        envelopeSender: String? = nil
    ) async throws -> StoreMail.Outcome {
        let raw = """
            From: \(from)
            To: \(to)
            Subject: \(subject)
            Message-ID: <\(UUID().uuidString)@example.invalid>
            \(header.isEmpty ? "X-Nothing: here" : header)

            \(text)
            """
        return try await receive(raw: raw, envelopeSender: envelopeSender)
    }

    @discardableResult
    func receive(raw: String, envelopeSender: String? = nil) async throws -> StoreMail.Outcome {
        let bytes = Array(raw.replacing("\n", with: "\r\n").utf8)
        let outcome = try await StoreMail(office.office)(RawMail(bytes, envelopeSender: envelopeSender))
        try await office.work()
        return outcome
    }

    static let story =
        "I complained to O2 about my mobile bill on 5 January. They charged me twice and pay nothing back."

    /// A complaint that is whole, with its first date, so that it is accepted.
    static func complaint(_ more: String = "") -> String {
        "Provider: O2\nService: mobile\nFirst complained: 2026-01-05\n\n\(story)\n\(more)"
    }

    /// What came in, oldest first, by what became of it.
    func verdicts() async throws -> [String] {
        try await ListMail(office.office)().reversed().map { $0.verdict ?? "not sorted" }
    }

    /// The one case.
    func theCase() async throws -> CaseView {
        let cases = try await ListCases(office.office)()
        return try await InspectCase(office.office)(try #require(cases.first).reference)
    }

    func openItems() async throws -> [String] {
        try await TestDatabase.current.pool.execute(ListOpenItems())
    }

    func isHealthy() async throws -> Bool {
        try await Doctor(office.office).examine().allSatisfy(\.violations.isEmpty)
    }

    /// What went out, in order.
    func sent(_ kind: String = "") -> [SentMail] {
        office.postOffice.mails.filter { $0.fileName.contains(kind) }.map(SentMail.init)
    }
}

/// A message that went out, read back.
struct SentMail: Sendable {
    let mail: ComposedMail
    /// Headers unfolded, and the soft line ends of quoted-printable taken out.
    let text: String

    init(_ mail: ComposedMail) {
        self.mail = mail
        text = String(decoding: mail.raw, as: UTF8.self).replacing("\r\n ", with: " ").replacing("\r\n\t", with: " ")
            .replacing("=\r\n", with: "").replacing("=3D", with: "=")
    }

    func header(_ name: String) -> String? {
        let line = text.split(separator: "\r\n").first { $0.lowercased().hasPrefix("\(name.lowercased()): ") }
        return line.map { String($0.dropFirst(name.count + 2)) }
    }

    /// The address between the angle brackets of Reply-To.
    var replyTo: String? {
        header("Reply-To")?.split(separator: "<").last.map { String($0.dropLast()) }
    }
}

private struct ListOpenItems: Statement {
    static let sql = "SELECT kind FROM redress.staff_item WHERE resolved_at IS NULL ORDER BY kind"

    static func decode(_ row: borrowing PostgresRow) throws -> String { try row.decode(String.self) }
}
