import Foundation
import Postgres
import Testing
import TestSupport

extension Processes {
    @Suite("redress mail ingest")
    struct MailIngestTests {
        private static let message = "From: ann@example.invalid\r\nSubject: hello\r\n\r\nWhen are you open?\r\n"

        @Test("keeps a message, and says so to the server that pipes it; the same one again changes nothing")
        func keeps() async throws {
            try await Stage.run { stage in
                let endings = [try await stage.ingest(Self.message), try await stage.ingest(Self.message)]
                #expect(endings == [.exited(0), .exited(0)])
                #expect(try await stage.ledger.ask(CountMail()) == [1])
                try await stage.start(.scheduler)
                try await stage.start(.worker)
                try await eventually("it is sorted") { try await stage.ledger.ask(ListVerdicts()) == ["held"] }
                let listed = try await stage.redress("mail", "list")
                #expect(listed.output.contains("held"))
                #expect(!listed.output.contains("ann@"), "nothing of what it says")
            }
        }

        @Test("refuses what is none, and asks to come again while the database is away")
        func codes() async throws {
            try await Stage.run { stage in
                let nowhere = ["DATABASE_URL": "postgresql://nobody@127.0.0.1:1/nowhere"]
                let endings = [try await stage.ingest(""), try await stage.ingest(Self.message, nowhere)]
                #expect(endings == [.exited(65), .exited(75)])
                #expect(try await stage.ledger.ask(CountMail()) == [0])
            }
        }
    }
}

extension Stage {
    /// As a mail server does it: a process a message.
    fileprivate func ingest(_ raw: String, _ settings: [String: String] = [:]) async throws -> Child.Ending {
        let name = nextName(of: .redress)
        let input = Pipe()
        let environment = environment(of: .redress, named: name).merging(settings) { $1 }
        let child = add(
            try Child(
                name, executable: ProgramName.redress.executable(), arguments: ["mail", "ingest"],
                environment: environment.filter { !$0.value.isEmpty }, log: folder.appending(path: "\(name).log"),
                input: input))
        try input.fileHandleForWriting.write(contentsOf: Data(raw.utf8))
        try input.fileHandleForWriting.close()
        return try await child.end(within: .seconds(40))
    }
}

private struct CountMail: Statement {
    static let sql = "SELECT count(*) FROM redress.inbound_mail"

    static func decode(_ row: borrowing PostgresRow) throws -> Int { try row.decode(Int.self) }
}
