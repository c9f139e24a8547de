import Crypto
import Domain
import Persistence
import Postgres

/// One submission on its way into the database.
struct ComplaintIntake: Sendable {
    let submission: Submission
    /// Made before the transaction, so that it can be asked for when the answer to COMMIT was lost.
    let id = CaseID(rawValue: .version7())
    let row: ImportedRow?
    /// The case that its own is opened out of.
    let origin: CaseOrigin?
    let body: ComplaintBody
    let digest: [UInt8]

    init(_ submission: Submission, importedAs row: ImportedRow? = nil, openedOutOf origin: CaseOrigin? = nil) {
        self.submission = submission
        self.row = row
        self.origin = origin
        body = ComplaintBody(submission.draft)
        digest = Array(SHA256.hash(data: body.json.bytes))
    }

    var key: IdempotencyKey? {
        submission.idempotencyKey.map { IdempotencyKey(client: submission.client, key: $0) }
    }
}

extension AcceptedComplaint {
    init(_ stored: StoredCase, accessToken: String) {
        self.init(
            reference: stored.reference, accessToken: accessToken, status: stored.subject.state.status,
            eligibility: stored.eligibility)
    }

    init(_ stored: StoredCase, tokens: AccessTokens) {
        self.init(
            stored, accessToken: tokens.complainantToken(of: stored.subject.id, version: stored.tokenVersion))
    }
}
