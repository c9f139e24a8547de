public import JobQueue
public import Operations

/// Tells of one message of a case by a text message.
public struct SendTextHandler: JobHandler {
    public let kind: JobKind = .sendText
    private let sendText: SendText

    public init(_ sendText: SendText) {
        self.sendText = sendText
    }

    public func handle(_ job: ClaimedJob, context: JobContext) async throws -> JobOutcome {
        let args = try JobArgs.decode(SendMessageArgs.self, from: job.args)
        try await sendText(args, job: job) { try await context.checkFence() }
        return .acknowledged
    }
}
