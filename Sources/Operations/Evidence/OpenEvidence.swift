public import Domain
import Persistence
import Postgres

/// Hands out the content of a file that was found clean.
public struct OpenEvidence: Sendable {
    private let evidenceOffice: EvidenceOffice

    public init(_ evidenceOffice: EvidenceOffice) {
        self.evidenceOffice = evidenceOffice
    }

    /// - Throws: `CaseAccessError.notFound`, also for what the caller may not open (yet).
    public func callAsFunction(
        _ id: EvidenceID, on reference: Reference, credential: Credential
    ) async throws -> EvidenceContent {
        let evidenceOffice = evidenceOffice
        let file = try await evidenceOffice.office.pool.transaction { connection in
            let (evidence, viewer) = try evidenceOffice.findShared(id, on: reference, credential, connection)
            guard evidence.isOpen(to: viewer.party) else { throw CaseAccessError.notFound }
            return try evidenceOffice.file(evidence, connection)
        }
        let reader = try evidenceOffice.vault.reader(of: file)
        return EvidenceContent(evidence: file.evidence) {
            var reader = reader
            return { try await reader.next() }
        }
    }
}

/// A file that may be handed out.
public struct EvidenceContent: Sendable {
    public let evidence: Evidence
    /// Its content from the beginning.
    public let open: @Sendable () -> ByteSource

    public init(evidence: Evidence, open: @escaping @Sendable () -> ByteSource) {
        self.evidence = evidence
        self.open = open
    }
}
