import Domain
import Persistence
public import Postgres

/// Looks whether every history, payload, piece of evidence and seal of the database is what was written. It reads page by
/// page, each in a short transaction of its own, while the system is at work.
public struct VerifyHistory: Sendable {
    private let pool: ConnectionPool
    private let pageSize: Int

    /// - Parameter pageSize: entries, or cases, that are held at once
    public init(pool: ConnectionPool, pageSize: Int = 2000) {
        self.pool = pool
        self.pageSize = pageSize
    }

    /// - Parameter noted: number and digest of a seal that were noted down elsewhere: whoever can write everything in the
    ///   database can make all its chains anew, but not that.
    public func callAsFunction(noted: (number: Int, digest: String)? = nil) async throws -> AuditReport {
        let newest = try await pool.execute(FindNewestSeal()).first
        var report = try await walk(newest)
        try await addLostHistories(to: &report)
        try await addCasesWithoutHistory(to: &report)
        let seals = try await verifySeals(noted)
        report.seals = seals.count
        report.newestSeal = seals.last.map { ($0.number, $0.digest.hexadecimal) }
        report.add(seals.faults)
        return report
    }

    private func walk(_ newest: HistorySeal?) async throws -> AuditReport {
        var walk = HistoryWalk(newestSeal: newest)
        var position = HistoryPosition.start
        while true {
            let page = try await page(after: position)
            try walk.take(page)
            guard let last = page.entries.last else { return walk.finish() }
            position = HistoryPosition(caseID: last.caseID, sequence: last.sequence)
        }
    }

    private func page(after position: HistoryPosition) async throws -> HistoryWalk.Page {
        let pageSize = pageSize
        // Both of one snapshot: a file that is cleared in between would look as if no entry said so.
        return try await pool.transaction(isolation: .repeatableRead) { connection in
            let entries = try connection.execute(ListHistory(after: position, most: pageSize))
            let cases = Array(Set(entries.map(\.caseID)))
            return HistoryWalk.Page(
                entries: entries, evidence: try connection.execute(ListEvidenceMarks(of: cases)))
        }
    }

    /// Histories that end before the entry that was sealed, and those that are gone as a whole.
    private func addLostHistories(to report: inout AuditReport) async throws {
        var last: CaseID?
        while true {
            let page = try await pool.execute(ListLastSealedHeads(after: last, most: pageSize))
            report.add(page.compactMap(AuditFault.init(lost:)))
            guard let end = page.last else { return }
            last = end.head.caseID
        }
    }

    private func addCasesWithoutHistory(to report: inout AuditReport) async throws {
        var last: CaseID?
        while true {
            let page = try await pool.execute(ListCasesByHistory(after: last, most: pageSize))
            report.add(page.filter { !$0.hasHistory }.map(AuditFault.init(withoutHistory:)))
            guard let end = page.last else { return }
            last = end.id
        }
    }

    private func verifySeals(_ noted: (number: Int, digest: String)?) async throws -> SealAudit {
        var audit = SealAudit()
        var wanted = noted
        while true {
            let page = try await pool.execute(ListSeals(after: audit.last?.number ?? 0, most: pageSize))
            for seal in page {
                try audit.take(seal)
                try audit.take(try await pool.execute(ListSealedHeads(of: seal.number)), of: seal)
                guard let noted, seal.number == noted.number else { continue }
                wanted = nil
                if seal.digest.hexadecimal != noted.digest { audit.add("seal \(seal.number) is not the one noted") }
            }
            if page.isEmpty { break }
        }
        if let wanted { audit.add("seal \(wanted.number), which was noted, is missing") }
        return audit
    }
}

extension AuditFault {
    fileprivate init?(lost row: ListLastSealedHeads.Row) {
        guard let lastEntry = row.lastEntry else {
            self.init(
                kind: .historyMissing, reference: row.head.reference, entry: 1,
                detail: "all \(row.head.sequence) entries that seal \(row.seal) covers are gone")
            return
        }
        guard lastEntry < row.head.sequence else { return nil }
        self.init(
            kind: .entryMissing, reference: row.head.reference, entry: lastEntry + 1,
            detail: "the history ends at entry \(lastEntry), and seal \(row.seal) covers entry \(row.head.sequence)")
    }

    fileprivate init(withoutHistory row: ListCasesByHistory.Row) {
        self.init(
            kind: .historyMissing, reference: row.reference, entry: 1, detail: "the case has no history")
    }
}
