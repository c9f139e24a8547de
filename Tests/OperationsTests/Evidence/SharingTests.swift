import Domain
import Foundation
import Operations
import Persistence
import TestSupport
import Testing

@Suite("What one side brought is shared with the other", .database)
struct SharingTests {
    private static let pdf = Array("%PDF-1.7 the bill of March".utf8)

    private func staff(
        _ stage: EvidenceStage, _ role: String = "caseworker", conflicts: [StaffConflict] = []
    ) async throws -> Credential {
        let person = NewStaffMember(
            name: "Carys", email: "\(role)-\(conflicts.count)@example.invalid", role: role, conflicts: conflicts)
        return .bearer(try await StaffRegister(stage.office.office).add(person).token)
    }

    private func provider(_ stage: EvidenceStage) throws -> Credential {
        .bearer(try stage.office.providerToken(in: stage.office.postOffice))
    }

    private func share(_ id: EvidenceID, _ stage: EvidenceStage, by credential: Credential) async throws -> EvidenceID {
        try await ShareEvidence(stage.evidence)(id, on: stage.accepted.reference, credential: credential).evidence.id
    }

    private func redact(
        _ id: EvidenceID, _ stage: EvidenceStage, with bytes: [UInt8], by credential: Credential
    ) async throws -> EvidenceID {
        let file = NewEvidence(fileName: "redacted.pdf", description: "", size: bytes.count)
        let redacted = try await RedactEvidence(stage.evidence)(
            id, on: stage.accepted.reference, as: file, redaction: "A neighbour's number, page 2",
            credential: credential
        ).evidence.id
        try await stage.send(bytes, to: redacted, by: credential)
        try await stage.office.work()
        return redacted
    }

    @Test("as a copy, once it was scanned: the original stays closed, both sides see what was shared, and one is told")
    func shared() async throws {
        let stage = try await EvidenceStage()
        let (caseworker, provider) = (try await staff(stage), try provider(stage))
        let id = try await stage.bring(Self.pdf, named: "bill.pdf")
        #expect(try await stage.view(by: caseworker).evidence.map(\.isShareable) == [true])
        let copy = try await share(id, stage, by: caseworker)
        #expect(try await stage.view(by: provider).evidence.isEmpty, "nothing before it was scanned")
        try await stage.office.work()

        #expect(try await stage.view(by: provider).evidence.map(\.evidence.id) == [copy])
        #expect(try await stage.open(copy, by: provider) == Array("%PDF-1.7 copy of ".utf8) + Self.pdf)
        await #expect(throws: CaseAccessError.notFound) { try await stage.open(id, by: provider) }
        #expect(try await stage.view().evidence.map(\.evidence.id) == [id, copy])
        #expect(stage.renditions.flattened == [false])
        let letters = stage.office.postOffice.mails.filter { $0.fileName.contains("evidence_shared") }
        #expect(
            letters.count == 1 && letters.allSatisfy { String(decoding: $0.raw, as: UTF8.self).contains("bill.pdf") })
        let history = try await stage.view(by: caseworker).timeline.map(\.title)
        #expect(history.contains("We share a file with O2") && history.contains("O2 opened a file"))
        try await stage.office.expectSound()
    }

    @Test("once, and what is shared cannot be taken back")
    func once() async throws {
        let stage = try await EvidenceStage()
        let caseworker = try await staff(stage)
        let id = try await stage.bring(Self.pdf, named: "bill.pdf")
        let copy = try await share(id, stage, by: caseworker)
        for again in [id, copy] {
            let refusal = await #expect(throws: ActionRefused.self) { try await share(again, stage, by: caseworker) }
            #expect(["shared_before", "not_clean"].contains(refusal?.code))
        }
        try await stage.office.work()
        #expect(try await stage.view(by: caseworker).evidence.allSatisfy { !$0.isShareable })
        #expect(try await stage.view().evidence.allSatisfy { !$0.isRemovable })
        await #expect(throws: EvidenceRefusal.shared) {
            try await RemoveEvidence(stage.evidence)(id, on: stage.accepted.reference, credential: stage.credential)
        }
        await #expect(throws: CaseAccessError.forbidden(allowed: [.scheme])) {
            try await RemoveEvidence(stage.evidence)(copy, on: stage.accepted.reference, credential: caseworker)
        }
    }

    @Test("with something blacked out: made of the redacted file, page by page a picture, and both read what and why")
    func redacted() async throws {
        let stage = try await EvidenceStage()
        let (caseworker, provider) = (try await staff(stage), try provider(stage))
        let id = try await stage.bring(Self.pdf, named: "bill.pdf")
        let redacted = try await redact(id, stage, with: Array("%PDF-1.7 the b___ of March".utf8), by: caseworker)
        let shared = try await stage.view(by: provider).evidence
        #expect(shared.map(\.evidence.copy?.original) == [redacted])
        #expect(shared.first?.evidence.copy?.redaction == "A neighbour's number, page 2")
        let copy = try #require(shared.first?.evidence.id)
        #expect(try await stage.open(copy, by: provider) == Array("%PDF-1.7 copy of %PDF-1.7 the b___ of March".utf8))
        #expect(stage.renditions.flattened == [true])
        for closed in [id, redacted] {
            await #expect(throws: CaseAccessError.notFound) { try await stage.open(closed, by: provider) }
        }
        for reader in [stage.credential, provider] {
            let entry = try await stage.view(by: reader).timeline.first { $0.title.hasPrefix("We share a file") }
            #expect(entry?.detail == "redacted.pdf. Blacked out: A neighbour's number, page 2")
        }
        try await stage.office.expectSound()
    }

    @Test("what was blacked out in a text could be read underneath, so it is not taken")
    func redactedText() async throws {
        let stage = try await EvidenceStage()
        let caseworker = try await staff(stage)
        let id = try await stage.bring(Array("Dear O2".utf8))
        await #expect(throws: EvidenceRefusal.notFlattenable) {
            try await redact(id, stage, with: Array("Dear ██".utf8), by: caseworker)
        }
        #expect(try await stage.view(by: caseworker).evidence.map(\.isShareable) == [true], "and can be tried again")
    }

    @Test("by staff without a conflict of interest, of a case that the provider knows of, and of clean files only")
    func refusals() async throws {
        let stage = try await EvidenceStage()
        let id = try await stage.bring(Self.pdf, named: "bill.pdf")
        for side in [stage.credential, try provider(stage)] {
            await #expect(throws: CaseAccessError.forbidden(allowed: [.caseworker, .ombudsman])) {
                try await share(id, stage, by: side)
            }
        }
        let conflicted = try await staff(
            stage,
            conflicts: [StaffConflict(provider: ProviderID(rawValue: "o2"), until: try SmallOffice.day("2027-06-01"))])
        let refusal = await #expect(throws: ActionRefused.self) { try await share(id, stage, by: conflicted) }
        #expect(refusal?.code == "conflict_of_interest")
        stage.scanner.isAway()
        let caseworker = try await staff(stage)
        let unscanned = try await stage.add("order.txt", size: 7)
        try await stage.send(Array("Dear us".utf8), to: unscanned)
        let unclean = await #expect(throws: ActionRefused.self) { try await share(unscanned, stage, by: caseworker) }
        #expect(unclean?.code == "not_clean")
        stage.scanner.answer(.clean)
        let compound: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] + [UInt8](repeating: 0, count: 504)
        let old = try await stage.bring(compound, named: "order.doc")
        let kind = await #expect(throws: ActionRefused.self) { try await share(old, stage, by: caseworker) }
        #expect(kind?.code == "not_this_kind")
    }

    @Test("a copy that broke off half way is begun again, and nothing of the first is in the second")
    func begunAgain() async throws {
        let stage = try await EvidenceStage()
        let caseworker = try await staff(stage)
        let bytes = Array("%PDF-1.7 ".utf8) + EvidenceStage.words(11 * 1024 * 1024)
        let id = try await stage.bring(bytes, named: "bill.pdf")
        stage.renditions.cutNext()
        let broken = try await share(id, stage, by: caseworker)
        try await stage.office.work()
        #expect(stage.renditions.flattened.count == 2, "the first one was cut after a part of it was kept")
        let copy = try #require(try await stage.view().evidence.first { $0.evidence.copy != nil }).evidence.id
        #expect(try await stage.open(copy) == Array("%PDF-1.7 copy of ".utf8) + bytes)
        #expect(try await stage.row(broken)?.state == .removed)
        let named = try await stage.parts(of: id) + stage.parts(of: copy)
        #expect(Set(stage.store.objects.keys) == Set(named.map(\.id)), "what was left of the first one is cleared away")
        try await stage.office.expectSound()
    }

    @Test("a copy in which a virus was found goes nowhere, and the file can be shared again")
    func infected() async throws {
        let stage = try await EvidenceStage()
        let (caseworker, provider) = (try await staff(stage), try provider(stage))
        let id = try await stage.bring(Self.pdf, named: "bill.pdf")
        stage.scanner.answer(.infected(signature: "Test"))
        _ = try await share(id, stage, by: caseworker)
        try await stage.office.work()
        #expect(try await stage.view(by: provider).evidence.isEmpty)
        #expect(!stage.office.postOffice.mails.contains { $0.fileName.contains("evidence_") })
        #expect(try await stage.view(by: caseworker).evidence.contains { $0.evidence.id == id && $0.isShareable })
    }
}
