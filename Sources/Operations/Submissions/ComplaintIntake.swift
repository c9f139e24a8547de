import Crypto
import Domain
import FoundationEssentials
import Persistence
import Postgres

/// One submission on its way into the database.
struct ComplaintIntake: Sendable {
    let office: CaseOffice
    let submission: Submission
    /// Made before the transaction, so that it can be asked for when the answer to COMMIT was lost.
    let id: CaseID
    let row: ImportedRow?

    /// Runs inside the accepting transaction.
    func write(_ writer: CaseWriter, _ connection: isolated Connection) throws -> AcceptedComplaint {
        let digest = try Self.digest(of: submission.draft)
        if let earlier = try claimKey(digest, connection) { return answer(earlier) }
        try claimRow(connection)
        let (stored, transition) = open(writer)
        try writer.insert(stored, transition, bodyDigest: digest, connection)
        return answer(stored)
    }

    /// - Returns: the case that the same key has already made.
    private func claimKey(_ digest: [UInt8], _ connection: isolated Connection) throws -> StoredCase? {
        guard let key = submission.idempotencyKey else { return nil }
        let claim = ClaimIdempotencyKey(client: submission.client, key: key, bodyDigest: digest, caseID: id)
        guard try connection.execute(claim).isEmpty else { return nil }
        let find = FindIdempotencyKey(client: submission.client, key: key)
        guard let earlier = try connection.execute(find).first else { throw SubmissionError.keyInUse }
        guard earlier.bodyDigest == digest else { throw SubmissionError.keyReusedWithOtherBody }
        return try connection.execute(LockCase(earlier.caseID)).first
    }

    private func claimRow(_ connection: isolated Connection) throws {
        guard let row else { return }
        let claim = ClaimImportedRow(source: row.source, externalID: row.externalID, caseID: id)
        guard try !connection.execute(claim).isEmpty else { throw AlreadyImported() }
    }

    private func open(_ writer: CaseWriter) -> (StoredCase, CaseTransition) {
        let eligibility = Eligibility.assess(
            submission.draft, referredOn: writer.today, directory: office.directory, profiles: office.profiles)
        let profile = office.profile(eligibility.scheme)
        let transition = CaseMachine(profile: profile, now: writer.now)
            .open(id, against: submission.draft.provider, eligibility)
        let stored = StoredCase(
            subject: transition.next, reference: .make(randomBits: .random(in: .min ... .max)),
            scheme: eligibility.scheme, profileVersion: profile.version, eligibility: eligibility, caseworker: nil,
            tokenVersion: 1, accessHash: AccessTokens.hash(office.tokens.complainantToken(of: id, version: 1)),
            providerAccessHash: AccessTokens.hash(office.tokens.providerToken(of: id, version: 1)),
            openedAt: writer.now, complaint: submission.draft)
        return (stored, transition)
    }

    func answer(_ stored: StoredCase) -> AcceptedComplaint {
        AcceptedComplaint(
            reference: stored.reference,
            accessToken: office.tokens.complainantToken(of: stored.subject.id, version: stored.tokenVersion),
            status: stored.subject.state.status, eligibility: stored.eligibility)
    }

    /// Equal content is the same submission, however its JSON was spaced or ordered.
    private static func digest(of draft: ComplaintDraft) throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        return Array(SHA256.hash(data: try encoder.encode(draft)))
    }
}
