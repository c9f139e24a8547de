public import JobQueue
public import Operations

/// Finds out what a message that came in is, and does what follows.
public struct SortMailHandler: JobHandler {
    public let kind: JobKind = .sortMail
    private let sort: SortMail

    public init(_ sort: SortMail) {
        self.sort = sort
    }

    public func handle(_ job: ClaimedJob, context: JobContext) async throws -> JobOutcome {
        try await sort(try JobArgs.decode(SortMailArgs.self, from: job.args), job: job)
        return .acknowledged
    }
}
