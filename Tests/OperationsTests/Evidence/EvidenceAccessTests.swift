import Domain
import Foundation
import Operations
import Persistence
import Testing
import TestSupport

@Suite("Who may do what with evidence", .database)
struct EvidenceAccessTests {
    @Test("the other side and other cases know nothing of a file")
    func strangers() async throws {
        let stage = try await EvidenceStage()
        let id = try await stage.bring(Array("Dear O2".utf8))
        let other = try await stage.office.accept(try stage.office.submission(narrative: "Another"))
        let provider = try stage.office.providerToken(in: stage.office.postOffice)
        for token in [other.accessToken, provider, "rc_nonsense"] {
            let credential = Credential.bearer(token)
            await #expect(throws: CaseAccessError.notFound) { try await stage.open(id, by: credential) }
            await #expect(throws: CaseAccessError.notFound) {
                try await RemoveEvidence(stage.evidence)(id, on: stage.accepted.reference, credential: credential)
            }
            await #expect(throws: CaseAccessError.notFound) {
                try await stage.send(Array("more".utf8), to: id, by: credential)
            }
            await #expect(throws: CaseAccessError.notFound) {
                _ = try await OpenEvidence(stage.evidence)(id, on: other.reference, credential: credential)
            }
        }
        #expect(try await stage.view(by: .bearer(provider)).evidence.isEmpty)
        #expect(try await !stage.view(by: .bearer(provider)).timeline.contains { $0.title.contains("evidence") })
    }

    @Test("the provider brings its own, within limits of its own")
    func provider() async throws {
        let stage = try await EvidenceStage()
        let provider = Credential.bearer(try stage.office.providerToken(in: stage.office.postOffice))
        let id = try await stage.add(size: 7, by: provider)
        try await stage.send(Array("Dear us".utf8), to: id, by: provider)
        try await stage.office.work()
        #expect(try await stage.open(id, by: provider) == Array("Dear us".utf8))
        #expect(try await stage.view().evidence.isEmpty)
        #expect(try await stage.view().evidenceRoom?.files == EvidenceLimits.mostFiles)
    }

    @Test("the scheme's own people see everything that came, open what is clean, and bring nothing")
    func staff() async throws {
        let stage = try await EvidenceStage()
        let member = try await StaffRegister(stage.office.office).add(
            NewStaffMember(name: "Carys", email: "carys@example.invalid", role: "caseworker", conflicts: []))
        let credential = Credential.bearer(member.token)
        let id = try await stage.bring(Array("Dear O2".utf8))
        #expect(try await stage.view(by: credential).evidence.map(\.evidence.id) == [id])
        #expect(try await stage.open(id, by: credential) == Array("Dear O2".utf8))
        _ = try await stage.open(id, by: credential)
        let seen = try await stage.view(by: credential).timeline.filter { $0.title == "Our caseworker opened a file" }
        #expect(seen.map(\.detail) == ["letter.txt"], "once a day")
        _ = try await stage.open(id)
        #expect(try await !stage.view().timeline.contains { $0.title.contains("opened a file") })
        await #expect(throws: CaseAccessError.forbidden(allowed: [.complainant])) {
            try await stage.add(size: 7, by: credential)
        }
        await #expect(throws: CaseAccessError.forbidden(allowed: [.complainant])) {
            try await RemoveEvidence(stage.evidence)(id, on: stage.accepted.reference, credential: credential)
        }
    }

    @Test("when the file is closed nothing is added, sent on or taken back, and what is there stays open")
    func frozen() async throws {
        let stage = try await EvidenceStage()
        let id = try await stage.bring(Array("Dear O2".utf8))
        let half = try await stage.add(size: 200_000)
        let provider = Credential.bearer(try stage.office.providerToken(in: stage.office.postOffice))
        let reference = stage.accepted.reference
        _ = try await stage.office.act(
            reference, action: .providerResponse(.defend(text: "No")), credential: provider)
        try await stage.office.work()
        _ = try await stage.office.act(reference, action: .comments(text: "Yes"), credential: stage.credential)
        try await stage.office.work()
        await #expect(throws: EvidenceRefusal.frozen(.investigating)) { try await stage.add(size: 7) }
        await #expect(throws: EvidenceRefusal.frozen(.investigating)) {
            try await stage.send(EvidenceStage.words(200_000), to: half)
        }
        await #expect(throws: EvidenceRefusal.frozen(.investigating)) {
            try await RemoveEvidence(stage.evidence)(id, on: reference, credential: stage.credential)
        }
        let view = try await stage.view()
        #expect(view.evidenceRoom == nil)
        #expect(view.evidence.contains { $0.evidence.id == id && $0.isOpen && !$0.isRemovable })
        // The manifest: what came and was found clean, with its hash; the provider learns how many there are.
        let entry = try #require(view.timeline.first { $0.title == "The file is complete, with one piece of evidence" })
        #expect(entry.detail?.contains("from the complainant, 7 bytes (SHA-256 ") == true)
        let theirs = try await stage.view(by: provider).timeline.first { $0.title == entry.title }
        #expect(theirs != nil && theirs?.detail == nil)
        #expect(try await stage.open(id) == Array("Dear O2".utf8))
    }
}

@Suite("The seal on evidence", .database)
struct EvidenceSealTests {
    /// Four parts of a file, of which every one but the last has 64 chunks.
    private static let bytes = EvidenceStage.words(13 * 1024 * 1024)
    private static let chunk = 64 * 1024 + 28

    @Test(
        "content that was cut, changed, turned round or lengthened does not open",
        arguments: ["cut inside a chunk", "cut between chunks", "changed", "chunks exchanged", "lengthened", "emptied"])
    func tampered(how: String) async throws {
        let stage = try await EvidenceStage()
        let id = try await stage.bring(Self.bytes)
        let part = try #require(try await stage.parts(of: id).dropFirst().first)
        stage.store.change(part.id) { object in
            switch how {
            case "cut inside a chunk": object.removeLast(1000)
            case "cut between chunks": object.removeLast(Self.chunk)
            case "changed": object[100_000] ^= 1
            case "chunks exchanged":
                let first = Array(object[..<Self.chunk])
                object.replaceSubrange(..<Self.chunk, with: Array(object[Self.chunk..<2 * Self.chunk]))
                object.replaceSubrange(Self.chunk..<2 * Self.chunk, with: first)
            case "lengthened": object += object[..<Self.chunk]
            default: object = []
            }
        }
        await #expect(throws: SealBroken.self) { try await stage.open(id) }
    }

    @Test("the content of one part does not open as another, nor that of another file or case")
    func moved() async throws {
        let stage = try await EvidenceStage()
        let id = try await stage.bring(Self.bytes)
        let other = try await stage.bring(Self.bytes)
        let parts = try await stage.parts(of: id)
        let strangers = [parts[1].id, try #require(try await stage.parts(of: other).first).id]
        let original = stage.store.objects
        for stranger in strangers {
            stage.store.objects = original
            stage.store.change(parts[0].id) { $0 = original[stranger] ?? [] }
            await #expect(throws: SealBroken.self) { try await stage.open(id) }
        }
    }

    @Test("a new master key in front seals new cases, and the old one behind it goes on opening")
    func rotation() async throws {
        let stage = try await EvidenceStage()
        let id = try await stage.bring(Array("Dear O2".utf8))
        let new = "two:" + String(repeating: "0b", count: 32)
        func opens(_ keys: String) async throws -> [UInt8] {
            let vault = EvidenceVault(store: stage.store, masterKeys: try MasterKeys(keys))
            let content = try await OpenEvidence(EvidenceOffice(stage.office.office, vault))(
                id, on: stage.accepted.reference, credential: stage.credential)
            return try await content.bytes
        }
        #expect(try await opens("\(new) \(EvidenceStage.keys)") == Array("Dear O2".utf8))
        await #expect(throws: MasterKeyError.unknown(id: "one")) { try await opens(new) }
        await #expect(throws: SealBroken.self) { try await opens("one:" + String(repeating: "0c", count: 32)) }
    }

    @Test(
        "keys that are none are refused",
        arguments: ["", "one", "one:", "one:zz", ":" + String(repeating: "0", count: 64)])
    func malformedKeys(text: String) {
        #expect(throws: MasterKeyError.malformed) { try MasterKeys(text) }
    }
}
