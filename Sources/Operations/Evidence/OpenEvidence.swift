public import Domain
import Persistence
import Postgres

/// Hands out the content of a file that was found clean. That somebody other than its owner got it is written into the
/// history first, once a person and day.
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
        let file = try await evidenceOffice.office.transaction { connection, writer in
            let (evidence, viewer) = try evidenceOffice.findShared(id, on: reference, credential, connection)
            guard evidence.isOpen(to: viewer.party) else { throw CaseAccessError.notFound }
            if viewer.party != evidence.owner { try note(evidence, viewer, writer, connection) }
            return try evidenceOffice.file(evidence, connection)
        }
        return try content(of: file)
    }

    /// The same for who reads the case a second time, of what could be opened before its decision was drafted.
    ///
    /// - Throws: `CaseAccessError.notFound`
    public func callAsFunction(
        _ id: EvidenceID, in reading: ReadingID, credential: Credential
    ) async throws -> EvidenceContent {
        let evidenceOffice = evidenceOffice
        let file = try await evidenceOffice.office.transaction { connection, writer in
            let entry = try ReadingRoom(writer: writer).enter(reading, credential, connection)
            let shown = try ReadingViewer(office: writer.office).evidence(for: entry, connection)
            guard entry.reading.isOpen, let evidence = shown.first(where: { $0.evidence.id == id })?.evidence else {
                throw CaseAccessError.notFound
            }
            let viewer = Viewer(party: entry.member.role.party, staff: entry.member)
            try note(evidence, viewer, writer, connection)
            return try evidenceOffice.file(evidence, connection)
        }
        return try content(of: file)
    }

    private func content(of file: StoredFile) throws -> EvidenceContent {
        let reader = try evidenceOffice.vault.reader(of: file)
        return EvidenceContent(evidence: file.evidence) {
            var reader = reader
            return { try await reader.next() }
        }
    }
}

extension OpenEvidence {
    private func note(
        _ evidence: Evidence, _ viewer: Viewer, _ writer: CaseWriter, _ connection: isolated Connection
    ) throws {
        let stored = try writer.lock(evidence.caseID, connection)
        let event = CaseEvent.evidenceOpened(
            evidence.id, by: viewer.party, staff: viewer.staff?.id, fileName: evidence.fileName)
        let isKnown = try connection.execute(ListEvents(of: evidence.caseID)).contains {
            $0.event == event && LondonTime.day(of: $0.at) == writer.today
        }
        if !isKnown { try writer.note(event, on: stored, connection) }
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
