import Foundation
import Gateways
import Operations
import Testing

@Suite("Mail into a folder")
struct FolderMailerTests {
    private func withFolder(_ body: (URL) async throws -> Void) async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "mail-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        try await body(folder)
    }

    private func names(_ folder: URL) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    }

    @Test("the same message sent twice is one file, and whole")
    func twice() async throws {
        try await withFolder { folder in
            let mailer = FolderMailer(folder: folder.appending(path: "new/mail").path)
            let mail = MailSamples.composed(to: "ada@example.invalid")
            let first = try await mailer.send(mail)
            let second = try await mailer.send(mail)
            #expect(first == second)
            #expect(first.answer.hasPrefix("250 "))
            let place = folder.appending(path: "new/mail")
            #expect(try names(place) == ["case-1.opened.eml"])
            #expect(try Data(contentsOf: place.appending(path: "case-1.opened.eml")) == Data(mail.raw))
        }
    }

    @Test("the same message from many senders at once is one whole file and no scraps")
    func atOnce() async throws {
        try await withFolder { folder in
            let mailer = FolderMailer(folder: folder.path)
            let mail = MailSamples.composed(to: "ada@example.invalid")
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 1...16 { group.addTask { _ = try await mailer.send(mail) } }
                try await group.waitForAll()
            }
            #expect(try names(folder) == ["case-1.opened.eml"])
            #expect(try Data(contentsOf: folder.appending(path: "case-1.opened.eml")) == Data(mail.raw))
        }
    }

    @Test("a file name cannot lead out of the folder", arguments: ["../x", "a/b", "", ".hidden", "a\u{0}b", "ü"])
    func unsafeName(name: String) async throws {
        try await withFolder { folder in
            let mail = MailSamples.composed(to: "ada@example.invalid", fileName: name)
            await #expect(throws: MailError.refused(answer: "553 5.6.0 unusable file name")) {
                try await FolderMailer(folder: folder.path).send(mail)
            }
            #expect(!FileManager.default.fileExists(atPath: folder.path))
        }
    }

    @Test("a folder that cannot be written to is trouble for now, not a refusal")
    func notAFolder() async throws {
        try await withFolder { folder in
            try Data().write(to: folder)
            let error = await #expect(throws: MailError.self) {
                try await FolderMailer(folder: folder.path).send(MailSamples.composed(to: "ada@example.invalid"))
            }
            guard case .unreachable(let reason) = error else {
                Issue.record("expected unreachable, got \(String(describing: error))")
                return
            }
            #expect(!reason.contains(folder.path))
        }
    }
}
