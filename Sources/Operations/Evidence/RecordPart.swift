import Domain
import FoundationEssentials
import JobQueue
import Persistence
import Postgres

/// Writes down a part that is in the store; with the last one the file is there, and a job to scan it.
struct RecordPart: Sendable {
    private let evidenceOffice: EvidenceOffice

    init(_ evidenceOffice: EvidenceOffice) {
        self.evidenceOffice = evidenceOffice
    }

    /// - Throws: `UploadConflict` when the file has gone on without this part, or is not received any more.
    func callAsFunction(_ part: EvidencePart, of evidence: Evidence, isEnd: Bool) async throws -> Evidence {
        try await evidenceOffice.office.transaction { connection, writer in
            // Lock order: the case, then its evidence. Its history grows only when the file is whole.
            let stored = isEnd ? try writer.lock(evidence.caseID, connection) : nil
            var current = try writer.lock(evidence.id, connection)
            guard current.state == .receiving, current.received == part.firstByte else {
                throw UploadConflict(offset: current.received)
            }
            current.kind = evidence.kind
            current.received += part.size
            try connection.run(InsertEvidencePart(part, of: evidence.id))
            if let stored { try complete(&current, stored, writer, connection) }
            try writer.settle(current, connection)
            return current
        }
    }

    private func complete(
        _ evidence: inout Evidence, _ stored: StoredCase, _ writer: CaseWriter, _ connection: isolated Connection
    ) throws {
        evidence.size = evidence.received
        evidence.state = .stored
        let event = CaseEvent.evidenceReceived(evidence.id, by: evidence.owner, fileName: evidence.fileName)
        try writer.note(event, on: stored, connection)
        try connection.run(EnqueueJobs([try .scanning(evidence)]))
    }
}
