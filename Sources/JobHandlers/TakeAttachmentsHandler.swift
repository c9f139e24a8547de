public import JobQueue
public import Operations

/// Makes evidence of the files that came with a message.
public struct TakeAttachmentsHandler: JobHandler {
    public let kind: JobKind = .takeAttachments
    /// Files of 40 MB in all, to a store that may be far away.
    public let timeout = Duration.seconds(300)
    private let take: TakeAttachments

    public init(_ take: TakeAttachments) {
        self.take = take
    }

    public func handle(_ job: ClaimedJob, context: JobContext) async throws -> JobOutcome {
        try await take(try JobArgs.decode(TakeAttachmentsArgs.self, from: job.args), job: job)
        return .acknowledged
    }
}
