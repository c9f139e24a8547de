public import Domain
import FoundationEssentials
import JobQueue
import Persistence
import Postgres

/// Shares a file of one side with the other, as a copy that a job makes: the original stays with the scheme.
public struct ShareEvidence: Sendable {
    private let evidenceOffice: EvidenceOffice

    public init(_ evidenceOffice: EvidenceOffice) {
        self.evidenceOffice = evidenceOffice
    }

    /// - Returns: the copy, which is not there yet.
    /// - Throws: `CaseAccessError`, `ActionRefused`; nothing was changed then.
    public func callAsFunction(
        _ id: EvidenceID, on reference: Reference, credential: Credential
    ) async throws -> EvidenceView {
        let evidenceOffice = evidenceOffice
        return try await evidenceOffice.office.transaction { connection, writer in
            let (desk, viewer) = try SharingDesk.open(evidenceOffice, id, on: reference, credential, writer, connection)
            guard desk.original.isCleanable else { throw desk.refusal(.notThisKind) }
            let copy = try desk.share(connection)
            return EvidenceView(copy, viewer, desk.stored.subject.state.status)
        }
    }

    /// A redacted file is shared as soon as no virus was found in it.
    func callAsFunction(
        redacted file: Evidence, on stored: StoredCase, _ writer: CaseWriter, _ connection: isolated Connection
    ) throws {
        // A case that was closed meanwhile keeps it for the staff.
        guard let redaction = file.copy, redaction.sharedWith == nil, stored.subject.state.sharesEvidence else {
            return
        }
        let desk = SharingDesk(
            stored: stored, original: file, staff: redaction.staff, evidenceOffice: evidenceOffice, writer: writer)
        _ = try desk.share(connection)
    }
}

/// Announces a redacted form of a file, which is shared in its place once it has come.
public struct RedactEvidence: Sendable {
    private let evidenceOffice: EvidenceOffice

    public init(_ evidenceOffice: EvidenceOffice) {
        self.evidenceOffice = evidenceOffice
    }

    /// - Parameter redaction: what was blacked out, and why; both sides read it
    /// - Returns: the redacted file, of which nothing has come yet.
    /// - Throws: `CaseAccessError`, `ActionRefused`, `EvidenceRefusal`; nothing was changed then.
    public func callAsFunction(
        _ id: EvidenceID, on reference: Reference, as file: NewEvidence, redaction: String, credential: Credential
    ) async throws -> EvidenceView {
        let evidenceOffice = evidenceOffice
        return try await evidenceOffice.office.transaction { connection, writer in
            let (desk, viewer) = try SharingDesk.open(evidenceOffice, id, on: reference, credential, writer, connection)
            try EvidenceLimits.room(beside: []).checkTakes(bytes: file.size)
            let redacted = try desk.add(
                fileName: file.fileName, size: file.size,
                EvidenceCopy(of: id, sharedWith: nil, by: desk.staff, redaction: redaction), connection)
            return EvidenceView(redacted, viewer, desk.stored.subject.state.status)
        }
    }
}

/// A file that somebody of the staff is about to share, on a case whose lock is held.
private struct SharingDesk {
    let stored: StoredCase
    let original: Evidence
    let staff: StaffID
    let evidenceOffice: EvidenceOffice
    let writer: CaseWriter

    enum Refusal { case notNow, notClean, notThisKind, sharedBefore }

    /// - Throws: `CaseAccessError`, `ActionRefused`
    static func open(
        _ evidenceOffice: EvidenceOffice, _ id: EvidenceID, on reference: Reference, _ credential: Credential,
        _ writer: CaseWriter, _ connection: isolated Connection
    ) throws -> (desk: SharingDesk, viewer: Viewer) {
        let (found, viewer) = try evidenceOffice.enter(reference, credential, connection)
        guard let staff = viewer.staff else { throw CaseAccessError.forbidden(allowed: [.caseworker, .ombudsman]) }
        let stored = try writer.lock(found.subject.id, connection)
        try writer.refuseConflict(of: viewer, on: stored, connection)
        let evidence = try connection.execute(ListSharedEvidence(with: stored.subject.id))
        guard let original = evidence.first(where: { $0.id == id && $0.isVisible(to: viewer.party) }) else {
            throw CaseAccessError.notFound
        }
        let desk = SharingDesk(
            stored: stored, original: original, staff: staff.id, evidenceOffice: evidenceOffice, writer: writer)
        try desk.checkSharing(among: evidence)
        return (desk, viewer)
    }

    private func checkSharing(among evidence: [Evidence]) throws {
        guard stored.subject.state.sharesEvidence else { throw refusal(.notNow) }
        guard original.state == .clean else { throw refusal(.notClean) }
        guard !original.isShared(among: evidence) else { throw refusal(.sharedBefore) }
    }

    func share(_ connection: isolated Connection) throws -> Evidence {
        let party = try otherSide(connection)
        let copy = try add(
            fileName: original.fileName, size: EvidenceLimits.largestFile,
            EvidenceCopy(of: original.id, sharedWith: party, by: staff, redaction: original.copy?.redaction), connection
        )
        try connection.run(EnqueueJobs([try .rendering(copy)]))
        let event = CaseEvent.evidenceShared(
            original.id, with: party, by: staff, fileName: original.fileName, redaction: original.copy?.redaction)
        try writer.note(event, on: stored, connection)
        return copy
    }

    func add(
        fileName: String, size: Int, _ copy: EvidenceCopy, _ connection: isolated Connection
    ) throws -> Evidence {
        let evidence = Evidence(
            id: EvidenceID(rawValue: .version7()), caseID: stored.subject.id, owner: .scheme, fileName: fileName,
            description: original.description, size: size, copy: copy, createdAt: writer.now)
        try evidenceOffice.announce(evidence, at: writer.now, connection)
        return evidence
    }

    /// A redacted file is shared with whom its original would be.
    private func otherSide(_ connection: isolated Connection) throws -> Party {
        let source = try original.copy.flatMap { try connection.execute(FindEvidence($0.original)).first } ?? original
        return source.owner == .complainant ? .provider : .complainant
    }

    func refusal(_ refusal: Refusal) -> ActionRefused {
        let (code, explanation) =
            switch refusal {
            case .notNow: ("wrong_state", "The case is at another stage, where this cannot be done.")
            case .notClean: ("not_clean", "Only a file in which no virus was found can be shared.")
            case .notThisKind:
                ("not_this_kind", "Of this kind of file no copy can be made. Share a PDF of it, as a redacted file.")
            case .sharedBefore: ("shared_before", "This file is shared already, or is about to be.")
            }
        return ActionRefused(code: code, explanation: explanation, status: stored.subject.state.status)
    }
}
