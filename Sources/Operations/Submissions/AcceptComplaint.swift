import Domain
import FoundationEssentials
import Persistence
public import Postgres

/// Takes a complaint in: assesses it, opens its case, and answers once all of it is committed.
///
/// A refused complaint and one that comes too early are taken in as well. Sending the same submission under the same
/// key answers the same, token included.
public struct AcceptComplaint: Sendable {
    private let office: CaseOffice

    public init(_ office: CaseOffice) {
        self.office = office
    }

    /// - Throws: `SubmissionError`; nothing was changed then.
    public func callAsFunction(_ submission: Submission) async throws -> AcceptedComplaint {
        try await accept(submission, importedAs: nil)
    }

    /// The same for a row of a file, which is taken once however often the file is imported.
    ///
    /// - Returns: `nil` when the row was imported before.
    public func callAsFunction(_ submission: Submission, importedAs row: ImportedRow) async throws -> AcceptedComplaint?
    {
        do {
            return try await accept(submission, importedAs: row)
        } catch is AlreadyImported {
            return nil
        }
    }

    private func accept(_ submission: Submission, importedAs row: ImportedRow?) async throws -> AcceptedComplaint {
        // Made before the transaction: when nobody knows what became of COMMIT, the case can be looked up.
        let id = CaseID(rawValue: UUID.version7())
        let intake = ComplaintIntake(office: office, submission: submission, id: id, row: row)
        for _ in 1...Self.maximumAttempts {
            do {
                return try await attempt(intake)
            } catch let error as PostgresError where error.constraint == Self.referenceConstraint || error.isRetryable {
                continue
            } catch let error as PostgresError where error.isOutcomeUnknown || error.meetsOwnCase {
                if let accepted = try await find(intake) { return accepted }
            }
        }
        throw SubmissionError.unavailable(retryAfterSeconds: Self.retryAfterSeconds)
    }

    private func attempt(_ intake: ComplaintIntake) async throws -> AcceptedComplaint {
        do {
            return try await office.transaction { connection, writer in
                try intake.write(writer, connection)
            }
        } catch let error as PostgresError where error.sqlState == .lockNotAvailable {
            throw SubmissionError.keyInUse
        } catch let error as PostgresError where error.isAway && !error.isOutcomeUnknown {
            throw SubmissionError.unavailable(retryAfterSeconds: Self.retryAfterSeconds)
        }
    }

    /// What the lost COMMIT did. One statement of its own: it needs no COMMIT that could be lost as well.
    private func find(_ intake: ComplaintIntake) async throws -> AcceptedComplaint? {
        do {
            return try await office.pool.execute(ReadCase(intake.id)).first.map(intake.answer)
        } catch let error as PostgresError where error.isAway {
            throw SubmissionError.unavailable(retryAfterSeconds: Self.retryAfterSeconds)
        }
    }

    private static let maximumAttempts = 5
    private static let retryAfterSeconds = 5
    private static let referenceConstraint = "case_file_reference_unique"
}

/// Where an imported complaint stands in its source.
public struct ImportedRow: Sendable {
    public let source: String
    public let externalID: String

    public init(source: String, externalID: String) {
        self.source = source
        self.externalID = externalID
    }
}

struct AlreadyImported: Error {}

extension PostgresError {
    /// Our own id is there already: a COMMIT whose answer was lost arrived after it had been asked for.
    fileprivate var meetsOwnCase: Bool {
        constraint == "case_file_pkey" || constraint == "complaint_pkey"
    }

    /// True when the database cannot be had at this moment: it may be tried again soon.
    public var isAway: Bool {
        isConnectionLoss || kind == .acquireTimedOut
    }
}
