import Crypto
import Domain
import FoundationEssentials
import Persistence

/// Seals one part of a file, chunk by chunk, with AES-256-GCM under the case's key.
///
/// swift-crypto seals in one go only, so a part is a row of chunks of 64 KiB, each sealed for itself: nonce (12 bytes),
/// ciphertext, tag (16 bytes). What a chunk is, is sealed with it: its case, its file, its part, its place, and whether it
/// is the last. So a store, or whoever got at it, can neither cut a part nor change the order of its chunks nor put them
/// into another part, file or case without the opening failing. The order of the parts stands in the database.
struct PartSeal {
    /// Bytes in the clear of every chunk but the last.
    static let chunkSize = 64 * 1024
    /// What sealing adds to each.
    static let overhead = 28
    static let sealedChunkSize = chunkSize + overhead

    private let key: SymmetricKey
    private let context: [UInt8]
    private var count: UInt32 = 0

    init(_ key: SymmetricKey, caseID: CaseID, evidence: EvidenceID, part: UUID) {
        self.key = key
        context = [caseID.rawValue, evidence.rawValue, part].flatMap(\.octets)
    }

    mutating func seal(_ chunk: some DataProtocol, isLast: Bool) throws -> [UInt8] {
        let sealed = try AES.GCM.seal(chunk, using: key, authenticating: nextContext(isLast: isLast))
        guard let combined = sealed.combined else { throw SealBroken() }
        return Array(combined)
    }

    /// - Throws: `SealBroken` for anything but the chunk that comes next.
    mutating func open(_ chunk: some DataProtocol, isLast: Bool) throws -> [UInt8] {
        do {
            let box = try AES.GCM.SealedBox(combined: chunk)
            return Array(try AES.GCM.open(box, using: key, authenticating: nextContext(isLast: isLast)))
        } catch {
            throw SealBroken()
        }
    }

    private mutating func nextContext(isLast: Bool) -> [UInt8] {
        defer { count += 1 }
        let place = (0..<4).map { UInt8(truncatingIfNeeded: count >> (24 - 8 * $0)) }
        return context + place + [isLast ? 1 : 0]
    }
}

/// Sealed evidence is not what was sealed: it was changed, cut, or put into another place, or the key is another.
public struct SealBroken: Error, Equatable, Sendable, CustomStringConvertible {
    public init() {}

    public var description: String { "The evidence does not open: it is not what was stored." }
}

extension UUID {
    fileprivate var octets: [UInt8] {
        let (a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p) = uuid
        return [a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p]
    }
}
