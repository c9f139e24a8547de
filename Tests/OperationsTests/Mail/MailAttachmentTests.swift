import Domain
import Foundation
import Gateways
import JobHandlers
import JobQueue
import Operations
import Persistence
import Postgres
import TestSupport
import Testing

@Suite("Files that come with mail", .database)
struct MailAttachmentTests {
    @Test("become evidence of who sent them, scanned like any other")
    func becomeEvidence() async throws {
        let desk = try Self.desk()
        try await desk.receive(raw: Self.message([("bill.pdf", Self.pdf)]))
        let view = try await desk.theCase()
        let file = try #require(try await Self.files(view.reference).first)
        #expect(file.fileName == "bill.pdf")
        #expect(file.owner == .complainant)
        #expect(file.state == .clean)
        #expect(file.size == Self.pdf.count)
        #expect(view.timeline.contains { $0.detail == "bill.pdf" })
        #expect(try await desk.isHealthy())
    }

    @Test("are taken once, however often the job runs")
    func onceOnly() async throws {
        let desk = try Self.desk()
        try await desk.receive(raw: Self.message([("bill.pdf", Self.pdf), ("again.pdf", Self.pdf)]))
        try await TestDatabase.current.pool.transaction { connection in
            let jobs = try connection.execute(FindTakenAttachments())
            try connection.run(
                EnqueueJobs(jobs.map { NewJob(kind: .takeAttachments, args: $0.bytes, queue: .evidence) }))
        }
        try await desk.office.work()
        let reference = try await desk.theCase().reference
        #expect(try await Self.files(reference).map(\.fileName).sorted() == ["again.pdf", "bill.pdf"])
    }

    @Test("that nobody takes as evidence stay in the message, and hold up no other")
    func refused() async throws {
        let desk = try Self.desk()
        try await desk.receive(
            raw: Self.message([("program.exe", [0x4D, 0x5A, 0x90, 0x00, 0x03]), ("bill.pdf", Self.pdf)]))
        let view = try await desk.theCase()
        #expect(try await Self.files(view.reference).filter(\.state.counts).map(\.fileName) == ["bill.pdf"])
        #expect(view.timeline.contains { $0.detail?.contains("Attached: program.exe") == true })
        #expect(try await desk.isHealthy())
    }

    private static let pdf = Array("%PDF-1.4\n%made for a test\n%%EOF\n".utf8)

    private static func desk() throws -> MailDesk {
        var desk = try MailDesk()
        let vault = EvidenceVault(store: MemoryStore(), masterKeys: try MasterKeys(EvidenceStage.keys))
        let evidence = EvidenceOffice(desk.office.office, vault)
        desk.office.evidence = EvidenceHandlers(
            scan: ScanEvidence(evidence, scanner: TestScanner()),
            render: RenderEvidence(evidence, maker: TestRenditions()), discard: DiscardEvidence(evidence),
            giveUp: GiveUpEvidence(evidence))
        desk.office.takeAttachments = TakeAttachments(evidence, reader: GMimeReader())
        return desk
    }

    private static func files(_ reference: Reference) async throws -> [Evidence] {
        try await TestDatabase.current.pool.transaction { connection in
            let found = try #require(try connection.execute(FindCase(reference)).first)
            return try connection.execute(ListEvidence(of: found.subject.id))
        }
    }

    private static func message(_ files: [(name: String, bytes: [UInt8])]) -> String {
        let parts = files.map { name, bytes in
            """
            --b1
            Content-Type: application/octet-stream; name=\(name)
            Content-Transfer-Encoding: base64

            \(Data(bytes).base64EncodedString())

            """
        }
        return """
            From: Ann Example <ann@example.invalid>
            To: \(MailDesk.inbox)
            Subject: Complaint about O2
            Message-ID: <complaint-1@example.invalid>
            MIME-Version: 1.0
            Content-Type: multipart/mixed; boundary=b1

            --b1
            Content-Type: text/plain; charset=utf-8

            \(MailDesk.complaint())
            \(parts.joined())--b1--
            """
    }
}

private struct FindTakenAttachments: Statement {
    static let sql = "SELECT args FROM queue.job WHERE kind = 'mail.take_attachments'"

    static func decode(_ row: borrowing PostgresRow) throws -> JSONBytes { try row.decode(JSONBytes.self) }
}
