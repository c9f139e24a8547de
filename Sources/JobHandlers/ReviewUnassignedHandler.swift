public import JobQueue
public import Operations

/// Looks again for somebody to investigate a case that has nobody.
public struct ReviewUnassignedHandler: JobHandler {
    public let kind: JobKind = .reviewUnassigned
    private let review: ReviewUnassigned

    public init(_ review: ReviewUnassigned) {
        self.review = review
    }

    public func handle(_ job: ClaimedJob, context: JobContext) async throws -> JobOutcome {
        try await review(try JobArgs.decode(CaseReviewArgs.self, from: job.args), job: job)
        return .acknowledged
    }
}
