import Domain
import Operations
import Persistence
import Postgres
import TestSupport

/// Cases with a history, and what somebody with the database's own login does to them.
struct AuditStage: Sendable {
    let evidence: EvidenceStage
    /// Of the case that is tampered with.
    let reference: Reference
    /// A cleared file of that case.
    let file: EvidenceID

    /// Two cases, one with evidence; sealed unless a test wants to do that itself.
    init(isSealed: Bool = true) async throws {
        evidence = try await EvidenceStage()
        reference = evidence.accepted.reference
        _ = try await evidence.office.accept(evidence.office.submission(narrative: "Another one"))
        file = try await evidence.bring(Array("Dear O2".utf8))
        if isSealed { try await seal() }
    }

    var office: CaseOffice { evidence.office.office }
    private var pool: ConnectionPool { TestDatabase.current.pool }

    @discardableResult
    func seal() async throws -> [HistorySeal] {
        try await SealHistory(office)()
    }

    /// By pages so small that cases go over from one to the next.
    func verify(noted: (number: Int, digest: String)? = nil) async throws -> AuditReport {
        try await VerifyHistory(pool: pool, pageSize: 3)(noted: noted)
    }

    func export() async throws -> AuditBundle {
        try await ExportHistory(pool: pool)(reference)
    }

    /// - Parameter sql: `CASE` stands for the id of the case
    func tamper(_ sql: String) async throws {
        let id = "(SELECT case_id FROM redress.evidence LIMIT 1)"
        try await pool.withConnection { try $0.executeScript(sql.replacing("CASE", with: id)) }
    }

    /// The number of the entry that says that the file was cleared.
    func clearingEntry() async throws -> Int {
        let entries = try await pool.withConnection { connection in
            try connection.execute(ListHistory(most: 1000))
        }
        let entry = entries.first { entry in
            if case .evidenceCleared = entry.payload?.event { true } else { false }
        }
        return entry?.sequence ?? 0
    }
}
