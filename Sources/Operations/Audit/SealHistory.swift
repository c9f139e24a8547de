import Domain
import FoundationEssentials
public import Persistence
import Postgres

/// Seals what histories have grown since the last seal. From then on an entry that is taken away from the end of a
/// history is missed, and a case that is taken away as well.
public struct SealHistory: Sendable {
    private let office: CaseOffice

    /// Cases in one seal and so in one transaction: after an import there are very many of them. Their tree takes some
    /// 10 MB.
    private static let most = 50_000

    public init(_ office: CaseOffice) {
        self.office = office
    }

    /// Writes a seal at least, also where nothing has changed: so a day without one is a day without a scheduler.
    ///
    /// - Returns: the seals, oldest first
    /// - Throws: `PostgresError` of a unique violation when somebody else seals at this moment; nothing was changed then.
    @discardableResult
    public func callAsFunction() async throws -> [HistorySeal] {
        let waiting = try await office.pool.execute(CountUnsealed()).first ?? 0
        var seals: [HistorySeal] = []
        // What is added meanwhile is the next seal's business.
        for _ in 0...max(0, waiting - 1) / Self.most { seals.append(try await seal()) }
        return seals
    }

    private func seal() async throws -> HistorySeal {
        try await office.quietTransaction { connection, now in
            let last = try connection.execute(FindNewestSeal()).first
            let number = (last?.number ?? 0) + 1
            let rows = try connection.execute(SealHeads(for: number, most: Self.most))
            var seal = HistorySeal(
                number: number, day: LondonTime.day(of: now), sealedAt: now, cases: rows.count,
                entries: rows.reduce(0) { $0 + $1.entries }, root: try MerkleTree(rows.map(\.head)).root,
                previous: last?.digest ?? HistoryHash.start)
            seal.digest = try HistoryHash.digest(of: seal)
            try connection.run(InsertSeal(seal))
            return seal
        }
    }
}

extension HistorySeal {
    /// What is to be noted down elsewhere, `12:` and 64 hexadecimal digits: `redress audit verify --seal` takes it.
    public var note: String { "\(number):\(digest.hexadecimal)" }
}
