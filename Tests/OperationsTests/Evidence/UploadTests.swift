import Crypto
import Domain
import Foundation
import Operations
import Persistence
import Testing
import TestSupport

@Suite("Evidence on its way", .database)
struct UploadTests {
    @Test("a file that was sent, scanned and found clean is handed out byte for byte, and its hash is kept")
    func wholeRoad() async throws {
        let stage = try await EvidenceStage()
        // A little more than two parts, so that parts and chunks end in the middle.
        let bytes = EvidenceStage.words(9 * 1024 * 1024 + 17)
        let id = try await stage.bring(bytes)
        #expect(try await stage.open(id) == bytes)
        let row = try #require(try await stage.row(id))
        #expect(row.state == .clean && row.kind == .text)
        #expect(row.sha256 == Array(SHA256.hash(data: bytes)))
        #expect(stage.scanner.sizes == [bytes.count])
        #expect(try await stage.parts(of: id).map(\.size).reduce(0, +) == bytes.count)
    }

    @Test("what is stored shows nothing of what was sent")
    func sealed() async throws {
        let stage = try await EvidenceStage()
        let id = try await stage.bring(Array(String(repeating: "secret ", count: 30_000).utf8))
        #expect(try await stage.row(id)?.state == .clean)
        let stored = stage.store.objects.values.map { String(decoding: $0, as: UTF8.self) }
        #expect(!stored.isEmpty && stored.allSatisfy { !$0.contains("secret") })
    }

    @Test("nobody opens a file before it was scanned, its owner included")
    func notBeforeScan() async throws {
        let stage = try await EvidenceStage()
        let id = try await stage.add(size: 10)
        try await stage.send(Array("Dear O2,\n\n".utf8), to: id)
        #expect(try await stage.row(id)?.state == .stored)
        await #expect(throws: CaseAccessError.notFound) { try await stage.open(id) }
        #expect(try await stage.view().evidence.first?.isOpen == false)
    }

    @Test(
        "what came before the line broke is kept, and sending goes on from there",
        arguments: [70_000, 4_194_304, 5_000_000])
    func resumes(cut: Int) async throws {
        let stage = try await EvidenceStage()
        let bytes = EvidenceStage.words(6_000_000)
        let id = try await stage.add(size: bytes.count)
        await #expect(throws: EvidenceStage.Cut.self) { try await stage.send(bytes[..<cut], to: id, isCut: true) }
        #expect(try await stage.row(id)?.received == cut)
        await #expect(throws: UploadConflict(offset: cut)) { try await stage.send(bytes, to: id) }
        let done = try await stage.send(bytes[cut...], to: id, from: cut)
        #expect(done.evidence.state == .stored)
        try await stage.office.work()
        #expect(try await stage.open(id) == bytes)
    }

    @Test("too little to tell what it is is not kept: sending starts anew")
    func cutEarly() async throws {
        let stage = try await EvidenceStage()
        let bytes = EvidenceStage.words(200_000)
        let id = try await stage.add(size: bytes.count)
        await #expect(throws: EvidenceStage.Cut.self) { try await stage.send(bytes[..<1000], to: id, isCut: true) }
        await #expect(throws: UploadTooShort.self) { try await stage.send(bytes[..<1000], to: id) }
        #expect(try await stage.row(id)?.received == 0)
        #expect(stage.store.objects.isEmpty)
        try await stage.send(bytes, to: id)
    }

    @Test("two that send the same stretch at once: one is taken, and nothing of the other stays")
    func twoSenders() async throws {
        let stage = try await EvidenceStage()
        let bytes = EvidenceStage.words(300_000)
        let id = try await stage.add(size: bytes.count)
        let outcomes = await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<2 { group.addTask { (try? await stage.send(bytes, to: id)) != nil } }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(outcomes.contains(true))
        try await stage.office.work()
        #expect(try await stage.open(id) == bytes)
        #expect(stage.store.objects.count == (try await stage.parts(of: id)).count)
    }

    @Test("more than was announced is refused, and what came in that request is not kept")
    func tooLong() async throws {
        let stage = try await EvidenceStage()
        let id = try await stage.add(size: 100_000)
        await #expect(throws: UploadTooLong(size: 100_000)) {
            try await stage.send(EvidenceStage.words(100_001), to: id)
        }
        #expect(stage.store.objects.isEmpty)
        #expect(try await stage.row(id)?.received == 0)
    }

    @Test(
        "what is of no kind that is taken is refused before anything is stored, whatever its name says",
        arguments: ["<svg><script>alert(1)</script></svg>", "<!doctype html>", "MZ\u{0}\u{3}", "PK\u{3}\u{4}"])
    func wrongKind(content: String) async throws {
        let stage = try await EvidenceStage()
        let bytes = Array(content.utf8)
        let id = try await stage.add("bill.pdf", size: bytes.count)
        await #expect(throws: EvidenceRefusal.unknownKind) { try await stage.send(bytes, to: id) }
        #expect(stage.store.objects.isEmpty)
        #expect(try await stage.row(id)?.state == .removed)
        #expect(try await stage.view().evidence.isEmpty)
        #expect(try await stage.view().evidenceRoom?.files == EvidenceLimits.mostFiles)
    }

    @Test("a picture named .pdf is handed out as the picture that it is")
    func misnamed() async throws {
        let stage = try await EvidenceStage()
        let png: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] + [UInt8](repeating: 7, count: 100)
        let id = try await stage.bring(png, named: "bill.pdf")
        let evidence = try #require(try await stage.row(id))
        #expect(evidence.kind?.mediaType == "image/png")
        #expect(evidence.safeFileName == "bill.pdf.png")
    }

    @Test("a file of unknown length is whole when its source ends")
    func unknownLength() async throws {
        let stage = try await EvidenceStage()
        let bytes = EvidenceStage.words(131_072)
        let id = try await stage.add(size: EvidenceLimits.largestFile)
        let done = try await stage.send(bytes, to: id, until: .withSource)
        #expect(done.evidence.state == .stored && done.evidence.size == bytes.count)
        let empty = try await stage.add(size: EvidenceLimits.largestFile)
        await #expect(throws: EvidenceRefusal.empty) { try await stage.send([UInt8](), to: empty, until: .withSource) }
    }

    @Test("an upload of which nothing came for a day is given up, and its place is free again")
    func abandoned() async throws {
        let stage = try await EvidenceStage()
        let id = try await stage.add(size: 200_000)
        await #expect(throws: EvidenceStage.Cut.self) {
            try await stage.send(EvidenceStage.words(100_000), to: id, isCut: true)
        }
        #expect(stage.store.objects.count == 1)
        try stage.office.move(to: "2026-06-02", hour: 9)
        try await stage.office.work()
        #expect(try await stage.row(id)?.state == .receiving)
        try stage.office.move(to: "2026-06-02", hour: 11)
        try await stage.office.work()
        #expect(try await stage.row(id)?.state == .removed)
        #expect(stage.store.objects.isEmpty)
        #expect(try await stage.parts(of: id).isEmpty)
    }

    @Test("the limits of a case hold, also for files that are announced at once")
    func limits() async throws {
        let stage = try await EvidenceStage()
        let taken = await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<55 { group.addTask { (try? await stage.add(size: 10)) != nil } }
            return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(taken == EvidenceLimits.mostFiles)
        await #expect(throws: EvidenceRefusal.tooManyFiles) { try await stage.add(size: 10) }
    }
}
