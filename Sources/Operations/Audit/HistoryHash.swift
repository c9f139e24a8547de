import Crypto
import Domain
import FoundationEssentials
import Persistence
import Postgres

/// The hashes of histories and seals (docs/decisions/0014-tamper-evidence.md): SHA-256 over values as PostgreSQL sends
/// them, each of a fixed length but the last.
enum HistoryHash {
    /// What stands before the first entry of a case, and before the first seal.
    static let start = [UInt8](repeating: 0, count: 32)

    static func digest(of payload: HistoryPayload) -> [UInt8] {
        hash(payload.salt + payload.text)
    }

    /// The chain at an entry, by what the entry says of itself.
    static func chain(at entry: HistoryEntry) throws -> [UInt8] {
        var bytes = entry.previous
        try entry.caseID.encodePostgres(into: &bytes)
        Int32(truncatingIfNeeded: entry.sequence).encodePostgres(into: &bytes)
        Int32(truncatingIfNeeded: entry.version).encodePostgres(into: &bytes)
        try entry.at.encodePostgres(into: &bytes)
        return hash(bytes + entry.digest)
    }

    static func digest(of seal: HistorySeal) throws -> [UInt8] {
        var bytes = seal.previous
        Int32(truncatingIfNeeded: seal.number).encodePostgres(into: &bytes)
        try seal.day.encodePostgres(into: &bytes)
        try seal.sealedAt.encodePostgres(into: &bytes)
        Int32(truncatingIfNeeded: seal.cases).encodePostgres(into: &bytes)
        seal.entries.encodePostgres(into: &bytes)
        return hash(bytes + seal.root)
    }

    /// A leaf and a node begin with different bytes, so that neither can be taken for the other (RFC 6962, 2.1).
    static func leaf(_ head: SealedHead) throws -> [UInt8] {
        var bytes: [UInt8] = [0]
        try head.caseID.encodePostgres(into: &bytes)
        Int32(truncatingIfNeeded: head.sequence).encodePostgres(into: &bytes)
        return hash(bytes + head.chain + Array(head.reference.utf8))
    }

    static func node(_ left: [UInt8], _ right: [UInt8]) -> [UInt8] {
        hash([1] + left + right)
    }

    static func hash(_ bytes: [UInt8]) -> [UInt8] {
        Array(SHA256.hash(data: bytes))
    }
}
