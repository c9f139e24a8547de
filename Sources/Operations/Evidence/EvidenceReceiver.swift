import Crypto
import Domain
import FoundationEssentials
import Persistence

/// One stretch of a file on its way into the vault: cut into chunks, sealed, and written down part by part.
///
/// Never more than two chunks are held. Each part is an object of its own with a row of its own, so what a killed process
/// loses is the part that it was at.
struct EvidenceReceiver {
    /// Bytes of a part in the clear: what is lost at most, and an object that a store takes in one request.
    static let partSize = 64 * PartSeal.chunkSize

    private var evidence: Evidence
    private let key: SymmetricKey
    private let end: UploadEnd
    private let evidenceOffice: EvidenceOffice
    private var waiting: [UInt8] = []
    private var part: OpenPart?

    init(_ evidence: Evidence, key: SymmetricKey, until end: UploadEnd, _ evidenceOffice: EvidenceOffice) {
        self.evidence = evidence
        self.key = key
        self.end = end
        self.evidenceOffice = evidenceOffice
    }

    /// - Throws: when it cannot be kept; nothing of what is at hand is kept then.
    mutating func append(_ bytes: [UInt8]) async throws {
        guard evidence.received + (part?.size ?? 0) + waiting.count + bytes.count <= evidence.size else {
            await abandon()
            throw UploadTooLong(size: evidence.size)
        }
        waiting += bytes
        // The last chunk is held back: it is sealed as the last.
        while waiting.count > PartSeal.chunkSize {
            try await write(Array(waiting.prefix(PartSeal.chunkSize)), isLast: isPartFull)
            waiting.removeFirst(PartSeal.chunkSize)
        }
    }

    /// - Returns: the file as it now is.
    mutating func finish() async throws -> Evidence {
        guard !waiting.isEmpty else {
            if end == .withSource { throw EvidenceRefusal.empty }
            return evidence
        }
        try await write(waiting, isLast: true)
        return evidence
    }

    /// The source broke off. What came is kept, if more can follow it.
    mutating func breakOff() async throws {
        guard end == .whenWhole, canTellKind else { return await abandon() }
        _ = try await finish()
    }

    private mutating func abandon() async {
        await part?.writer.abandon()
        part = nil
    }

    private var isPartFull: Bool { (part?.size ?? 0) + PartSeal.chunkSize == Self.partSize }

    private var isWhole: Bool {
        end == .withSource || evidence.received + (part?.size ?? 0) + waiting.count == evidence.size
    }

    private var canTellKind: Bool {
        evidence.kind != nil || waiting.count >= EvidenceKind.sniffedBytes || isWhole
    }

    /// The first chunk is as long as what a kind is told by.
    private mutating func tellKind() throws {
        guard evidence.kind == nil else { return }
        guard canTellKind else { throw UploadTooShort() }
        guard let kind = EvidenceKind(sniffing: Array(waiting.prefix(EvidenceKind.sniffedBytes))) else {
            throw EvidenceRefusal.unknownKind
        }
        guard kind.isFlattenable || !evidence.isFlattened else { throw EvidenceRefusal.notFlattenable }
        evidence.kind = kind
    }

    private mutating func write(_ chunk: [UInt8], isLast: Bool) async throws {
        do {
            try tellKind()
            var current = try await openPart()
            part = current
            try await current.writer.write(try current.seal.seal(chunk, isLast: isLast))
            current.size += chunk.count
            part = current
            if isLast { try await close(current, isEnd: isWhole(after: chunk)) }
        } catch {
            await abandon()
            throw error
        }
    }

    private func isWhole(after chunk: [UInt8]) -> Bool {
        // With an unknown length only the end of the source tells, and then this chunk was all that waited.
        end == .withSource
            ? waiting.count == chunk.count : evidence.received + (part?.size ?? 0) == evidence.size
    }

    private func openPart() async throws -> OpenPart {
        if let part { return part }
        let id = UUID()
        return OpenPart(
            id: id, writer: try await evidenceOffice.vault.store.makeObject(id),
            seal: PartSeal(key, caseID: evidence.caseID, evidence: evidence.id, part: id))
    }

    private mutating func close(_ current: OpenPart, isEnd: Bool) async throws {
        try await current.writer.commit()
        let written = EvidencePart(id: current.id, firstByte: evidence.received, size: current.size)
        do {
            evidence = try await RecordPart(evidenceOffice)(written, of: evidence, isEnd: isEnd)
        } catch let conflict as UploadConflict {
            // Another sender was first, so nothing names this object.
            try await evidenceOffice.vault.store.remove(current.id)
            throw conflict
        }
        part = nil
    }
}

/// A part that is being written.
private struct OpenPart {
    let id: UUID
    let writer: any EvidenceObjectWriter
    var seal: PartSeal
    /// In the clear.
    var size = 0
}
