public import Domain
import FoundationEssentials
import JobQueue
import Persistence
import Postgres

/// A file that somebody is about to send.
public struct NewEvidence: Sendable {
    public let fileName: String
    public let description: String
    /// In bytes; the most that may come where it is not known.
    public let size: Int

    public init(fileName: String, description: String, size: Int) {
        self.fileName = fileName
        self.description = description
        self.size = size
    }
}

/// Makes room for a file on a case, before any of it has come.
public struct AddEvidence: Sendable {
    private let evidenceOffice: EvidenceOffice

    public init(_ evidenceOffice: EvidenceOffice) {
        self.evidenceOffice = evidenceOffice
    }

    /// - Throws: `CaseAccessError`, `EvidenceRefusal`; nothing was changed then.
    public func callAsFunction(
        _ reference: Reference, _ file: NewEvidence, credential: Credential
    ) async throws -> EvidenceView {
        let evidenceOffice = evidenceOffice
        return try await evidenceOffice.office.transaction { connection, writer in
            let (found, viewer) = try evidenceOffice.enter(reference, credential, connection)
            guard viewer.staff == nil else { throw CaseAccessError.forbidden(allowed: [.complainant]) }
            let id = EvidenceID(rawValue: .version7())
            let (evidence, status) = try add(file, id: id, of: viewer.party, on: found.subject.id, writer, connection)
            return EvidenceView(evidence, viewer, status)
        }
    }

    /// For what came by another way than the pages and the API. With an id that is there already it changes nothing.
    ///
    /// - Throws: `EvidenceRefusal`; nothing was changed then.
    func callAsFunction(
        _ file: NewEvidence, id: EvidenceID, of party: Party, on caseID: CaseID
    ) async throws -> Evidence {
        try await evidenceOffice.office.transaction { connection, writer in
            if let known = try connection.execute(FindEvidence(id)).first { return known }
            return try add(file, id: id, of: party, on: caseID, writer, connection).evidence
        }
    }

    private func add(
        _ file: NewEvidence, id: EvidenceID, of party: Party, on caseID: CaseID, _ writer: CaseWriter,
        _ connection: isolated Connection
    ) throws -> (evidence: Evidence, status: CaseStatus) {
        // Held, so that two files that come at once do not both take the last place.
        let stored = try writer.lock(caseID, connection)
        let status = stored.subject.state.status
        guard status.takesEvidence else { throw EvidenceRefusal.frozen(status) }
        try room(for: party, on: stored, connection).checkTakes(bytes: file.size)
        return (try write(file, id, of: party, on: stored, writer, connection), status)
    }

    private func room(
        for party: Party, on stored: StoredCase, _ connection: isolated Connection
    ) throws -> EvidenceRoom {
        let brought = try connection.execute(ListEvidence(of: stored.subject.id)).filter { $0.owner == party }
        return EvidenceLimits.room(beside: brought)
    }

    private func write(
        _ file: NewEvidence, _ id: EvidenceID, of party: Party, on stored: StoredCase, _ writer: CaseWriter,
        _ connection: isolated Connection
    ) throws -> Evidence {
        let evidence = Evidence(
            id: id, caseID: stored.subject.id, owner: party, fileName: file.fileName, description: file.description,
            size: file.size, createdAt: writer.now)
        try evidenceOffice.announce(evidence, at: writer.now, connection)
        return evidence
    }
}

extension NewTimer {
    /// Of no subject: it goes on although the case is over, so that what was sent in half is cleared away.
    static func givingUp(_ evidence: Evidence, at now: Date) throws -> NewTimer {
        NewTimer(
            id: UUID(), kind: .giveUpEvidence,
            args: try JobArgs.encode(EvidenceArgs(evidence: evidence.id.rawValue)), queue: .evidence,
            dueAt: now.addingTimeInterval(EvidenceLimits.patience))
    }
}
