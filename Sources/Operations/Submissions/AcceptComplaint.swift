import Domain

/// Takes a complaint in: assesses it, opens its case, and answers once all of it is committed.
///
/// A refused complaint and one that comes too early are taken in as well. Sending the same submission under the same
/// key answers the same, token included. Where many come at once, `SubmissionBatcher` is faster.
public struct AcceptComplaint: Sendable {
    private let accept: AcceptComplaints

    public init(_ office: CaseOffice) {
        accept = AcceptComplaints(office)
    }

    /// - Throws: `SubmissionError`; nothing was changed then.
    public func callAsFunction(_ submission: Submission) async throws -> AcceptedComplaint {
        try await take(ComplaintIntake(submission))
    }

    /// The same for a row of a file, which is taken once however often the file is imported.
    ///
    /// - Returns: `nil` when the row was imported before.
    public func callAsFunction(_ submission: Submission, importedAs row: ImportedRow) async throws -> AcceptedComplaint?
    {
        do {
            return try await take(ComplaintIntake(submission, importedAs: row))
        } catch is AlreadyImported {
            return nil
        }
    }

    private func take(_ intake: ComplaintIntake) async throws -> AcceptedComplaint {
        guard let answer = await accept([intake])[intake.id] else { throw SubmissionError.unavailable }
        return try answer.get()
    }
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
