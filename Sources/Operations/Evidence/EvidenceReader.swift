import Crypto
import Domain
import FoundationEssentials
import Persistence

/// Reads a file in the clear, from its beginning to its end.
struct EvidenceReader: Sendable {
    private let evidence: Evidence
    private let key: SymmetricKey
    private let store: any EvidenceStore
    private var parts: ArraySlice<EvidencePart>
    private var current: PartReader?

    init(_ file: StoredFile, key: SymmetricKey, store: any EvidenceStore) {
        evidence = file.evidence
        parts = file.parts[...]
        self.key = key
        self.store = store
    }

    /// The next megabyte or less; `nil` at the end.
    ///
    /// - Throws: `SealBroken` as soon as something is not what was stored; what came before it was.
    mutating func next() async throws -> [UInt8]? {
        guard var part = current ?? parts.popFirst().map({ reader(of: $0) }) else { return nil }
        let bytes = try await part.next(from: store)
        current = part.isAtEnd ? nil : part
        return bytes
    }

    private func reader(of part: EvidencePart) -> PartReader {
        PartReader(part, PartSeal(key, caseID: evidence.caseID, evidence: evidence.id, part: part.id))
    }
}

/// Reads and opens one part. How long it is, and so which chunk is its last, stands in its row.
private struct PartReader: Sendable {
    /// Sealed bytes that are asked for at once: a request to a store for each chunk would be slow.
    private static let stretch = 16 * PartSeal.sealedChunkSize

    private let id: UUID
    private let sealedSize: Int
    private var seal: PartSeal
    private var place = 0

    init(_ part: EvidencePart, _ seal: PartSeal) {
        id = part.id
        self.seal = seal
        let chunks = (part.size + PartSeal.chunkSize - 1) / PartSeal.chunkSize
        sealedSize = part.size + chunks * PartSeal.overhead
    }

    var isAtEnd: Bool { place == sealedSize }

    mutating func next(from store: any EvidenceStore) async throws -> [UInt8] {
        let end = min(place + Self.stretch, sealedSize)
        // One byte more at the end: there must be none.
        let sealed = try await store.read(id, place..<(end == sealedSize ? end + 1 : end))
        guard sealed.count == end - place else { throw SealBroken() }
        place = end
        return try open(sealed)
    }

    private mutating func open(_ sealed: [UInt8]) throws -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(sealed.count)
        for start in stride(from: 0, to: sealed.count, by: PartSeal.sealedChunkSize) {
            let end = min(start + PartSeal.sealedChunkSize, sealed.count)
            bytes += try seal.open(sealed[start..<end], isLast: isAtEnd && end == sealed.count)
        }
        return bytes
    }
}
