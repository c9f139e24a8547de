public import Domain
import Persistence
import Postgres

/// Takes a file back, for as long as the case file is open.
public struct RemoveEvidence: Sendable {
    private let evidenceOffice: EvidenceOffice

    public init(_ evidenceOffice: EvidenceOffice) {
        self.evidenceOffice = evidenceOffice
    }

    /// Removing again what was removed changes nothing.
    ///
    /// - Throws: `CaseAccessError`, `EvidenceRefusal.frozen`; nothing was changed then.
    public func callAsFunction(
        _ id: EvidenceID, on reference: Reference, credential: Credential
    ) async throws {
        let evidenceOffice = evidenceOffice
        try await evidenceOffice.office.transaction { connection, writer in
            let (found, seen, viewer) = try evidenceOffice.find(id, on: reference, credential, connection)
            guard viewer.owns(seen) else { throw CaseAccessError.forbidden(allowed: [seen.owner]) }
            let stored = try writer.lock(found.subject.id, connection)
            var evidence = try writer.lock(id, connection)
            guard evidence.state.isRemovable else { return }
            let status = stored.subject.state.status
            guard status.givesEvidenceBack || evidence.owner == .scheme else { throw EvidenceRefusal.frozen(status) }
            let others = try connection.execute(ListEvidence(of: found.subject.id))
            guard !evidence.isShared(among: others) else { throw EvidenceRefusal.shared }
            if evidence.state != .receiving {
                let event = CaseEvent.evidenceRemoved(
                    id, by: evidence.owner, fileName: evidence.fileName, sha256: evidence.sha256?.hexadecimal)
                try writer.note(event, on: stored, connection)
            }
            evidence.state = .removed
            try writer.settle(evidence, connection)
        }
    }
}
