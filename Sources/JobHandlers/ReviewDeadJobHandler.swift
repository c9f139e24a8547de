public import JobQueue
public import Operations

/// Looks again at a case whose job died, until a person has seen to it.
public struct ReviewDeadJobHandler: JobHandler {
    public let kind: JobKind = .reviewDeadJob
    private let review: ReviewDeadJob

    public init(_ review: ReviewDeadJob) {
        self.review = review
    }

    public func handle(_ job: ClaimedJob, context: JobContext) async throws -> JobOutcome {
        try await review(try JobArgs.decode(CaseReviewArgs.self, from: job.args), job: job)
        return .acknowledged
    }
}
