import Domain
import Foundation
import Operations
import Persistence
import Postgres
import Testing
import TestSupport

@Suite("Evidence and the scanner", .database)
struct ScanTests {
    @Test("what is infected goes, its owner is told by a message, and the case's history says so")
    func infected() async throws {
        let stage = try await EvidenceStage()
        stage.scanner.answer(.infected(signature: "Eicar"))
        let id = try await stage.bring(Array("Dear O2".utf8), named: "virus.txt")
        #expect(try await stage.row(id)?.state == .infected)
        #expect(stage.store.objects.isEmpty)
        await #expect(throws: CaseAccessError.notFound) { try await stage.open(id) }
        let mail = try #require(stage.office.postOffice.mails.last)
        let text = String(decoding: mail.raw, as: UTF8.self)
        #expect(mail.recipient == "ann@example.invalid")
        #expect(text.contains("virus.txt") && text.contains("a virus was found in it") && !text.contains("Eicar"))
        let view = try await stage.view()
        #expect(view.timeline.contains { $0.title == "We could not keep evidence from you" })
        #expect(view.evidence.map(\.evidence.state) == [.infected])
        try await expectHealthy(stage)
    }

    @Test("what the scanner could not look into is refused like it, with another reason")
    func unscannable() async throws {
        let stage = try await EvidenceStage()
        stage.scanner.answer(.unscannable(reason: "limits"))
        let id = try await stage.bring(Array("Dear O2".utf8))
        #expect(try await stage.row(id)?.state == .unscannable)
        #expect(stage.store.objects.isEmpty)
        let text = String(decoding: try #require(stage.office.postOffice.mails.last).raw, as: UTF8.self)
        #expect(text.contains("could not be checked"))
    }

    @Test(
        "an owner who asked for Welsh is told in Welsh",
        arguments: [
            (ScanVerdict.infected(signature: "Eicar"), "cafwyd hyd i feirws ynddi"),
            (.unscannable(reason: "limits"), "ni ellid ei gwirio am feirysau"),
        ])
    func inWelsh(verdict: ScanVerdict, words: String) async throws {
        let stage = try await EvidenceStage(adjustments: [.welsh])
        stage.scanner.answer(verdict)
        _ = try await stage.bring(Array("Dear O2".utf8), named: "bil.txt")
        let letter = String(decoding: try #require(stage.office.postOffice.mails.last).raw, as: UTF8.self)
        #expect(letter.contains("Ni allem gadw ffeil a anfonoch"))
        #expect(letter.contains("“bil.txt”: \(words)") && !letter.contains("virus"))
    }

    @Test("while the scanner is away the file stays unscanned and closed, and is scanned when it is back")
    func away() async throws {
        let stage = try await EvidenceStage()
        stage.scanner.isAway()
        let id = try await stage.add(size: 7)
        try await stage.send(Array("Dear O2".utf8), to: id)
        try await stage.office.work { stage.scanner.sizes.isEmpty }
        #expect(try await stage.row(id)?.state == .stored)
        await #expect(throws: CaseAccessError.notFound) { try await stage.open(id) }
        stage.scanner.answer(.clean)
        try await stage.office.work {
            try await stage.office.bringRetriesForward()
            return try await stage.row(id)?.state != .clean
        }
        #expect(try await stage.open(id) == Array("Dear O2".utf8))
    }

    @Test("a file that was taken back before its turn is not scanned any more, and its content goes")
    func removedFirst() async throws {
        let stage = try await EvidenceStage()
        let id = try await stage.add(size: 7)
        try await stage.send(Array("Dear O2".utf8), to: id)
        try await RemoveEvidence(stage.evidence)(id, on: stage.accepted.reference, credential: stage.credential)
        try await stage.office.work()
        #expect(stage.scanner.sizes.isEmpty)
        #expect(stage.store.objects.isEmpty)
        #expect(try await stage.view().evidence.isEmpty)
        try await expectHealthy(stage)
    }

    @Test("the doctor finds a file without a job, a part without its object, and an object without a row")
    func doctor() async throws {
        let stage = try await EvidenceStage()
        let id = try await stage.bring(EvidenceStage.words(100_000))
        try await expectHealthy(stage)
        let part = try #require(try await stage.parts(of: id).first)
        let kept = stage.store.objects
        stage.store.objects = [UUID(): [1]]
        #expect(try await broken(stage) == ["evidence_without_object", "object_without_evidence"])
        stage.store.objects = kept
        try await damage("UPDATE redress.evidence SET state = 'stored'")
        #expect(try await broken(stage) == ["evidence_unscanned"])
        try await damage("UPDATE redress.evidence_part SET size = size - 1 WHERE id = '\(part.id)'")
        #expect(try await broken(stage) == ["evidence_unscanned", "evidence_in_pieces"])
    }

    private func expectHealthy(_ stage: EvidenceStage) async throws {
        #expect(try await broken(stage) == [])
    }

    private func broken(_ stage: EvidenceStage) async throws -> Set<String> {
        let doctor = Doctor(stage.office.office, evidence: stage.evidence)
        return Set(try await doctor.examine().filter { !$0.violations.isEmpty }.map(\.name))
    }

    private func damage(_ sql: String) async throws {
        try await TestDatabase.current.pool.withConnection { try $0.executeScript(sql) }
    }
}
