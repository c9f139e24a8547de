public import JobQueue
public import Operations

/// Sends the link by which somebody goes on with a draft.
public struct SendDraftLinkHandler: JobHandler {
    public let kind: JobKind = .sendDraftLink
    private let send: SendDraftLink

    public init(_ send: SendDraftLink) {
        self.send = send
    }

    public func handle(_ job: ClaimedJob, context: JobContext) async throws -> JobOutcome {
        let args = try JobArgs.decode(DraftLinkArgs.self, from: job.args)
        return switch try await send(args, job: job, checkFence: { try await context.checkFence() }) {
        case .sent, .nothingToSend: .completed
        case .refused: .cancelled(reason: "the address is refused")
        }
    }
}
