import Crypto
import Domain
import FoundationEssentials
import JobQueue
import Persistence
import Postgres

/// What every use case on evidence needs: the cases and the vault.
public struct EvidenceOffice: Sendable {
    let office: CaseOffice
    let vault: EvidenceVault

    public init(_ office: CaseOffice, _ vault: EvidenceVault) {
        self.office = office
        self.vault = vault
    }

    /// A file of a case that the credential opens, as far as its holder may know of it.
    ///
    /// - Throws: `CaseAccessError.notFound` where the case, the file or the credential does not fit.
    func find(
        _ id: EvidenceID, on reference: Reference, _ credential: Credential, _ connection: isolated Connection
    ) throws -> (stored: StoredCase, evidence: Evidence, viewer: Viewer) {
        let (stored, viewer) = try enter(reference, credential, connection)
        guard let evidence = try connection.execute(FindEvidence(id)).first, evidence.caseID == stored.subject.id,
            evidence.isVisible(to: viewer.party)
        else { throw CaseAccessError.notFound }
        return (stored, evidence, viewer)
    }

    /// The same, also for a file that was brought on a case that this one shares its evidence with.
    func findShared(
        _ id: EvidenceID, on reference: Reference, _ credential: Credential, _ connection: isolated Connection
    ) throws -> (evidence: Evidence, viewer: Viewer) {
        let (stored, viewer) = try enter(reference, credential, connection)
        let shared = try connection.execute(ListSharedEvidence(with: stored.subject.id))
        guard let evidence = shared.first(where: { $0.id == id && $0.isVisible(to: viewer.party) }) else {
            throw CaseAccessError.notFound
        }
        return (evidence, viewer)
    }

    func enter(
        _ reference: Reference, _ credential: Credential, _ connection: isolated Connection
    ) throws -> (StoredCase, Viewer) {
        guard let stored = try connection.execute(FindCase(reference)).first else { throw CaseAccessError.notFound }
        return (stored, try CaseAccess(office: office).viewer(of: stored, credential, connection))
    }

    func file(_ evidence: Evidence, _ connection: isolated Connection) throws -> StoredFile {
        StoredFile(
            evidence: evidence, parts: try connection.execute(ListEvidenceParts(of: evidence.id)),
            key: try caseKey(of: evidence.caseID, connection))
    }

    /// Writes down a file of which nothing has come yet; one that never comes is given up.
    func announce(_ evidence: Evidence, at now: Date, _ connection: isolated Connection) throws {
        let key = try vault.masterKeys.makeCaseKey(for: evidence.caseID)
        try connection.run(InsertCaseKey(key, of: evidence.caseID))
        try connection.run(InsertEvidence(evidence))
        try connection.run(ScheduleTimers([try .givingUp(evidence, at: now)]))
    }

    func openKey(of caseID: CaseID, _ connection: isolated Connection) throws -> SymmetricKey {
        try vault.masterKeys.open(try caseKey(of: caseID, connection), of: caseID)
    }

    func caseKey(of caseID: CaseID, _ connection: isolated Connection) throws -> WrappedCaseKey {
        guard let key = try connection.execute(FindCaseKey(of: caseID)).first else {
            throw CorruptRow(table: "case_key", column: "wrapped_key")
        }
        return key
    }
}

extension Viewer {
    /// Each side sends and takes back its own files, and the staff the redacted ones. A copy is made by nobody but us.
    func owns(_ evidence: Evidence) -> Bool {
        evidence.owner == .scheme ? staff != nil && evidence.copy?.sharedWith == nil : party == evidence.owner
    }
}

extension CaseWriter {
    func lock(_ id: EvidenceID, _ connection: isolated Connection) throws -> Evidence {
        guard let evidence = try connection.execute(LockEvidence(id)).first else { throw CaseAccessError.notFound }
        return evidence
    }

    /// Writes a new state. Content that nobody is to have any more goes by a job of its own, once this is committed.
    func settle(_ evidence: Evidence, _ connection: isolated Connection) throws {
        var evidence = evidence
        evidence.changedAt = now
        try connection.run(UpdateEvidence(evidence))
        if !evidence.state.counts { try connection.run(EnqueueJobs([try .discarding(evidence)])) }
    }
}

extension NewJob {
    static func scanning(_ evidence: Evidence) throws -> NewJob {
        try NewJob(evidence, .scanEvidence)
    }

    static func rendering(_ evidence: Evidence) throws -> NewJob {
        // What a program cannot copy it will hardly copy later: a person is told within the hour.
        try NewJob(evidence, .renderEvidence, maxAttempts: 5)
    }

    static func discarding(_ evidence: Evidence) throws -> NewJob {
        try NewJob(evidence, .discardEvidence)
    }

    private init(_ evidence: Evidence, _ kind: JobKind, maxAttempts: Int16 = 20) throws {
        self.init(
            kind: kind, args: try JobArgs.encode(EvidenceArgs(evidence: evidence.id.rawValue)), queue: .evidence,
            subject: evidence.caseID.rawValue, maxAttempts: maxAttempts)
    }
}
