public import JobQueue
public import Operations

/// Compares a case with the other open cases of its person.
public struct LinkDuplicatesHandler: JobHandler {
    public let kind: JobKind = .linkDuplicates
    private let link: LinkDuplicates

    public init(_ link: LinkDuplicates) {
        self.link = link
    }

    public func handle(_ job: ClaimedJob, context: JobContext) async throws -> JobOutcome {
        try await link(try JobArgs.decode(CaseReviewArgs.self, from: job.args), job: job)
        return .acknowledged
    }
}
