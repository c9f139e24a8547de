import Domain
import FoundationEssentials
import Persistence
import Postgres

/// Compares what the database says of evidence with what the store holds.
struct EvidenceInventory: Sendable {
    private let evidenceOffice: EvidenceOffice

    init(_ evidenceOffice: EvidenceOffice) {
        self.evidenceOffice = evidenceOffice
    }

    func examine() async throws -> [DoctorDiagnosis] {
        // The store first: a part that comes meanwhile is then in the rows only, and is looked up one by one.
        let stored = try await evidenceOffice.vault.store.list()
        let rows = try await evidenceOffice.office.pool.withConnection { try $0.execute(ListStoredParts()) }
        return [
            DoctorDiagnosis(
                name: "evidence_without_object", rule: "Every part of evidence that is kept lies in the store",
                violations: try await missing(rows, in: stored)),
            DoctorDiagnosis(
                name: "object_without_evidence",
                rule: "Everything in the evidence folder belongs to a part of evidence",
                violations: try await strange(stored ?? [], rows)),
        ]
    }

    private func missing(_ rows: [ListStoredParts.Row], in stored: Set<UUID>?) async throws -> [DoctorViolation] {
        var violations: [DoctorViolation] = []
        for row in rows where !row.isLeaving && stored?.contains(row.id) != true {
            guard try await !evidenceOffice.vault.store.holds(row.id), try await isStillThere(row) else { continue }
            violations.append(
                DoctorViolation(
                    reference: try await reference(of: row.caseID),
                    detail: "part \(row.id.uuidString.lowercased()) is not in the store"))
        }
        return violations
    }

    /// It may have been taken back while we looked.
    private func isStillThere(_ row: ListStoredParts.Row) async throws -> Bool {
        try await evidenceOffice.office.pool.withConnection { try $0.execute(ListStoredParts()) }.contains(row)
    }

    private func reference(of caseID: CaseID) async throws -> Reference? {
        try await evidenceOffice.office.pool.withConnection { try $0.execute(ReadCase(caseID)).first?.reference }
    }

    /// An object stands for a moment before its row does, so one without a row is looked for in a second list.
    private func strange(_ stored: Set<UUID>, _ rows: [ListStoredParts.Row]) async throws -> [DoctorViolation] {
        let suspects = stored.subtracting(rows.map(\.id))
        guard !suspects.isEmpty, let again = try await evidenceOffice.vault.store.list() else { return [] }
        let known = try await evidenceOffice.office.pool.withConnection { try $0.execute(ListStoredParts()) }
        return suspects.intersection(again).subtracting(known.map(\.id)).map { $0.uuidString.lowercased() }.sorted()
            .map { DoctorViolation(reference: nil, detail: "object \($0) belongs to no evidence") }
    }
}
