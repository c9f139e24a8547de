import Domain
import Foundation
import JobHandlers
import JobQueue
import Operations
import Persistence
import Postgres
import Synchronization
import TestSupport

/// A case whose complainant brings files, with a store in memory and a scanner that says what the test wants.
struct EvidenceStage: Sendable {
    static let keys = "one:" + String(repeating: "0a", count: 32)

    var office: SmallOffice
    let accepted: AcceptedComplaint
    let store = MemoryStore()
    let scanner = TestScanner()
    let renditions = TestRenditions()
    let evidence: EvidenceOffice

    init(adjustments: [Adjustment] = [], profiles: SchemeProfiles = .readOnce) async throws {
        office = try SmallOffice(profiles: profiles)
        accepted = try await office.accept(try office.submission(adjustments: adjustments))
        evidence = EvidenceOffice(
            office.office, EvidenceVault(store: store, masterKeys: try MasterKeys(Self.keys)))
        office.evidence = EvidenceHandlers(
            scan: ScanEvidence(evidence, scanner: scanner), render: RenderEvidence(evidence, maker: renditions),
            discard: DiscardEvidence(evidence),
            giveUp: GiveUpEvidence(evidence))
        try await office.work()
    }

    var credential: Credential { .bearer(accepted.accessToken) }

    func add(
        _ name: String = "letter.txt", size: Int, by credential: Credential? = nil
    ) async throws -> EvidenceID {
        let file = NewEvidence(fileName: name, description: "A letter", size: size)
        return try await AddEvidence(evidence)(accepted.reference, file, credential: credential ?? self.credential)
            .evidence.id
    }

    /// Sends bytes in pieces of an odd size; throws `Cut` after them if the line is to break.
    @discardableResult
    func send(
        _ bytes: some Collection<UInt8> & Sendable, to id: EvidenceID, from offset: Int = 0, isCut: Bool = false,
        until end: UploadEnd = .whenWhole, by credential: Credential? = nil
    ) async throws -> EvidenceView {
        var rest = Array(bytes)[...]
        return try await ReceiveEvidence(evidence)(
            id, on: accepted.reference, credential: credential ?? self.credential, from: offset, until: end
        ) {
            let piece = rest.prefix(50_001)
            rest = rest.dropFirst(piece.count)
            if piece.isEmpty && isCut { throw Cut() }
            return piece.isEmpty ? nil : Array(piece)
        }
    }

    /// A file that is there, whole; scanned, too, unless the scanner is away.
    func bring(_ bytes: [UInt8], named name: String = "letter.txt") async throws -> EvidenceID {
        let id = try await add(name, size: bytes.count)
        try await send(bytes, to: id)
        try await office.work()
        return id
    }

    func open(_ id: EvidenceID, by credential: Credential? = nil) async throws -> [UInt8] {
        let content = try await OpenEvidence(evidence)(
            id, on: accepted.reference, credential: credential ?? self.credential)
        return try await content.bytes
    }

    func row(_ id: EvidenceID) async throws -> Evidence? {
        try await TestDatabase.current.pool.withConnection { try $0.execute(FindEvidence(id)).first }
    }

    func parts(of id: EvidenceID) async throws -> [EvidencePart] {
        try await TestDatabase.current.pool.withConnection { try $0.execute(ListEvidenceParts(of: id)) }
    }

    func view(by credential: Credential? = nil) async throws -> CaseView {
        try await office.show(accepted.reference, credential: credential ?? self.credential)
    }

    struct Cut: Error {}

    /// Words of a length; no two parts of them are alike.
    static func words(_ count: Int) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(count + 8)
        var number = 0
        while bytes.count < count {
            bytes += Array("\(number) ".utf8)
            number += 1
        }
        return Array(bytes.prefix(count))
    }
}

extension EvidenceContent {
    var bytes: [UInt8] {
        get async throws {
            let next = open()
            var bytes: [UInt8] = []
            while let block = try await next() { bytes += block }
            return bytes
        }
    }
}

/// A store that can be looked into and tampered with.
final class MemoryStore: EvidenceStore {
    private let kept = Mutex<[UUID: [UInt8]]>([:])

    var objects: [UUID: [UInt8]] {
        get { kept.withLock { $0 } }
        set { kept.withLock { $0 = newValue } }
    }

    func change(_ id: UUID, _ body: (inout [UInt8]) -> Void) {
        kept.withLock { body(&$0[id, default: []]) }
    }

    func makeObject(_ id: UUID) async throws -> any EvidenceObjectWriter { Writer(id: id, store: self) }

    func read(_ id: UUID, _ range: Range<Int>) async throws -> [UInt8] {
        guard let bytes = objects[id] else { throw EvidenceStoreError.notFound }
        return Array(bytes.dropFirst(range.lowerBound).prefix(range.count))
    }

    func remove(_ id: UUID) async throws { kept.withLock { $0[id] = nil } }
    func holds(_ id: UUID) async throws -> Bool { objects[id] != nil }
    func list() async throws -> Set<UUID>? { Set(objects.keys) }

    private final class Writer: EvidenceObjectWriter {
        private let id: UUID
        private let store: MemoryStore
        private let written = Mutex<[UInt8]>([])

        init(id: UUID, store: MemoryStore) {
            self.id = id
            self.store = store
        }

        func write(_ bytes: [UInt8]) async throws { written.withLock { $0 += bytes } }
        func commit() async throws { store.change(id) { $0 = written.withLock { $0 } } }
        func abandon() async {}
    }
}

/// Copies that say that they are copies, and of what.
final class TestRenditions: RenditionMaker {
    private let made = Mutex<[Bool]>([])
    private let isCut = Mutex(false)

    /// For each copy whether it was flattened.
    var flattened: [Bool] { made.withLock { $0 } }

    /// The next copy breaks off after so much of it has come that a part is kept.
    func cutNext() { isCut.withLock { $0 = true } }

    struct Cut: Error {}

    func make(
        of source: ByteSource, _ kind: EvidenceKind, flattening: Bool, _ body: (ByteSource) async throws -> Void
    ) async throws {
        made.withLock { $0.append(flattening) }
        var copy = kind == .pdf ? Array("%PDF-1.7 copy of ".utf8) : Array("Copy of ".utf8)
        while let bytes = try await source() { copy += bytes }
        let isCut = isCut.withLock { isCut in
            defer { isCut = false }
            return isCut
        }
        var rest = copy[...]
        try await body {
            if isCut, rest.count < copy.count / 2 { throw Cut() }
            defer { rest = rest.dropFirst(1 << 20) }
            return rest.isEmpty ? nil : Array(rest.prefix(1 << 20))
        }
    }
}

/// Says what the test wants, after having seen the whole file.
final class TestScanner: VirusScanner {
    private let answer = Mutex<Result<ScanVerdict, ScannerError>>(.success(.clean))
    private let read = Mutex<[Int]>([])

    func answer(_ verdict: ScanVerdict) { answer.withLock { $0 = .success(verdict) } }
    func isAway() { answer.withLock { $0 = .failure(.unavailable(reason: "test")) } }

    /// How many bytes each file had that was looked into.
    var sizes: [Int] { read.withLock { $0 } }

    func scan(_ source: ByteSource) async throws -> ScanVerdict {
        var size = 0
        while let bytes = try await source() { size += bytes.count }
        read.withLock { $0.append(size) }
        return try answer.withLock { $0 }.get()
    }
}
