public import Domain
import FoundationEssentials
import Persistence
import Postgres

/// Finds the draft that somebody has the secret or the code of. Looking uses nothing up.
public struct FindDraft: Sendable {
    private let office: CaseOffice

    public init(_ office: CaseOffice) {
        self.office = office
    }

    /// - Returns: nil when there is none, or it has expired
    public func callAsFunction(secret: String) async throws -> FoundDraft? {
        let tokens = office.tokens
        return try await office.quietTransaction { connection, now in
            let find = FindDraftBySecret(secretHash: AccessTokens.hash(secret), at: now)
            guard let stored = try connection.execute(find).first else { return nil }
            guard let caseID = stored.caseID else { return .open(Draft(stored, tokens: tokens)) }
            return try connection.execute(ReadCases([caseID])).first
                .map { .sent(AcceptedComplaint($0, tokens: tokens)) }
        }
    }

    /// Goes on with a draft by its code.
    ///
    /// - Returns: the secret for this browser; nil when the code opens nothing
    public func callAsFunction(code: ReturnCode) async throws -> (draft: Draft, secret: String)? {
        let tokens = office.tokens
        return try await office.quietTransaction { connection, now in
            let find = FindDraftByCode(codeHash: AccessTokens.hash(code.text), at: now)
            guard let stored = try connection.execute(find).first else { return nil }
            return (Draft(stored, tokens: tokens), tokens.draftSecret(of: stored.id))
        }
    }
}
