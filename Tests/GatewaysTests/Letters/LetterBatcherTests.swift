import Domain
import Foundation
import Testing

@testable import Gateways

@Suite("Batches of letters for a print house")
struct LetterBatcherTests {
    private let folder = FileManager.default.temporaryDirectory.appending(path: "batches-\(UUID())").path
    private let day = LondonTime.day(of: Date(timeIntervalSince1970: 1_780_308_000))

    private func place(_ names: String...) async throws {
        let tray = FolderPrintTray(folder: folder + "/letters")
        for name in names { try await tray.place("Dear \(name)", named: name) }
    }

    private func remove() { try? FileManager.default.removeItem(atPath: folder) }

    @Test("hold each letter that waits, once, with a list of sizes and hashes; the next batch has what came since")
    func batch() async throws {
        defer { remove() }
        let batcher = LetterBatcher(mailFolder: folder)
        #expect(try batcher.makeBatch(on: day) == nil)
        try await place("b.decision.complainant", "a.opened.complainant")
        let first = try #require(try batcher.makeBatch(on: day))
        #expect(first.letters == ["a.opened.complainant.html", "b.decision.complainant.html"])
        #expect(first.folder.hasSuffix("/batches/2026-06-01-1"))
        let list = try String(contentsOfFile: "\(first.folder)/letters.csv", encoding: .utf8)
        let hash = "e96efe6a79d663c88f0e6ff1daa57ceec67c842165d9e9c4314796f267e7e914"
        let rows = list.split(separator: "\r\n").map { $0.split(separator: ",") }
        #expect(rows.map(\.first) == ["file", "a.opened.complainant.html", "b.decision.complainant.html"])
        #expect(rows[1][1] == "25" && rows[1][2] == hash)
        try await place("c.closed.complainant")
        let second = try #require(try batcher.makeBatch(on: day))
        #expect(second.letters == ["c.closed.complainant.html"] && second.folder.hasSuffix("-2"))
        #expect(try batcher.makeBatch(on: day) == nil)
    }

    @Test("that were begun by a process that was killed are gone on with")
    func begun() async throws {
        defer { remove() }
        try await place("a.opened.complainant", "b.decision.complainant")
        let begun = folder + "/batches/.begun"
        try FileManager.default.createDirectory(atPath: begun, withIntermediateDirectories: true)
        try FileManager.default.moveItem(
            atPath: "\(folder)/letters/a.opened.complainant.html", toPath: "\(begun)/a.opened.complainant.html")
        let batch = try #require(try LetterBatcher(mailFolder: folder).makeBatch(on: day))
        #expect(batch.letters.count == 2)
        #expect(try FileManager.default.contentsOfDirectory(atPath: batch.folder).count == 3)
    }

    @Test("are made by one at a time")
    func busy() async throws {
        defer { remove() }
        try await place("a.opened.complainant")
        try FileManager.default.createDirectory(atPath: folder + "/batches", withIntermediateDirectories: true)
        let lock = unsafe open(folder + "/batches/.lock", O_RDWR | O_CREAT, 0o640)
        defer { close(lock) }
        #expect(flock(lock, LOCK_EX) == 0)
        #expect(throws: LetterBatcher.Busy.self) { try LetterBatcher(mailFolder: folder).makeBatch(on: day) }
    }
}
