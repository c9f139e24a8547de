public import Domain
import FoundationEssentials
import Persistence
public import Postgres

/// Makes a bundle of a case: history, manifest of evidence, and the seals that cover it with their proofs.
public struct ExportHistory: Sendable {
    private let pool: ConnectionPool
    private static let page = 2000

    public init(pool: ConnectionPool) {
        self.pool = pool
    }

    /// - Throws: `CaseAccessError.notFound`
    public func callAsFunction(_ reference: Reference) async throws -> AuditBundle {
        try await pool.transaction(isolation: .repeatableRead) { connection in
            guard let id = try connection.execute(FindCaseID(reference)).first else { throw CaseAccessError.notFound }
            let entries = try Self.entries(of: id, connection)
            var bundle = AuditBundle(
                reference: reference.text, caseID: id.rawValue, entries: entries.map(AuditBundle.Entry.init),
                evidence: try connection.execute(ListEvidenceMarks(of: [id])).map(AuditBundle.File.init),
                seals: try Self.seals(over: entries, connection))
            bundle.digest = try bundle.expectedDigest()
            return bundle
        }
    }

    private static func entries(of id: CaseID, _ connection: isolated Connection) throws -> [HistoryEntry] {
        var entries: [HistoryEntry] = []
        while true {
            let page = try connection.execute(ListHistory(of: id, after: entries.last?.sequence ?? 0, most: page))
            entries += page
            if page.count < Self.page { return entries }
        }
    }

    private static func seals(
        over entries: [HistoryEntry], _ connection: isolated Connection
    ) throws -> [AuditBundle.Seal] {
        let marked = entries.filter { $0.seal != nil }
        guard let first = marked.compactMap(\.seal?.seal).min() else { return [] }
        var seals: [AuditBundle.Seal] = []
        var number = first - 1
        while true {
            let page = try connection.execute(ListSeals(after: number, most: page))
            guard let last = page.last else { return seals }
            for seal in page {
                let entry = marked.first { $0.seal?.seal == seal.number }
                seals.append(AuditBundle.Seal(seal, cover: try entry.flatMap { try cover($0, by: seal, connection) }))
            }
            number = last.number
        }
    }

    private static func cover(
        _ entry: HistoryEntry, by seal: HistorySeal, _ connection: isolated Connection
    ) throws -> AuditBundle.Cover? {
        let heads = try connection.execute(ListSealedHeads(of: seal.number))
        guard let index = heads.firstIndex(where: { $0.caseID == entry.caseID }) else { return nil }
        let proof = try MerkleTree(heads).proof(ofLeafAt: index)
        return AuditBundle.Cover(
            sequence: Int32(heads[index].sequence), chain: heads[index].chain.hexadecimal,
            proof: proof.map { AuditBundle.Neighbour(hash: $0.hash.hexadecimal, isLeft: $0.isLeft) })
    }
}

extension AuditBundle.Entry {
    fileprivate init(_ entry: HistoryEntry) {
        self.init(
            sequence: Int32(entry.sequence), version: Int32(entry.version), at: Microseconds(entry.at),
            payload: entry.payload.map { String(decoding: $0.text, as: UTF8.self) },
            salt: entry.payload?.salt.hexadecimal, digest: entry.digest.hexadecimal,
            previous: entry.previous.hexadecimal, chain: entry.chain.hexadecimal)
    }
}

extension AuditBundle.File {
    fileprivate init(_ mark: EvidenceMark) {
        self.init(
            id: mark.id.rawValue, state: mark.state, size: mark.size, sha256: mark.sha256?.hexadecimal,
            since: Microseconds(mark.changedAt))
    }
}

extension AuditBundle.Seal {
    fileprivate init(_ seal: HistorySeal, cover: AuditBundle.Cover?) {
        self.init(
            number: Int32(seal.number), day: seal.day.iso8601, sealedAt: Microseconds(seal.sealedAt),
            cases: Int32(seal.cases),
            entries: seal.entries, root: seal.root.hexadecimal, previous: seal.previous.hexadecimal,
            digest: seal.digest.hexadecimal, cover: cover)
    }
}
