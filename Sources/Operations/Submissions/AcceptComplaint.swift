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
        let intake = ComplaintIntake(submission)
        guard let answer = await accept([intake])[intake.id] else { throw SubmissionError.unavailable }
        return try answer.get()
    }
}
