public import JobQueue
public import Operations

/// Sends one message of a case.
public struct SendMessageHandler: JobHandler {
    public let kind: JobKind = .sendMessage
    private let sendMessage: SendMessage

    public init(_ sendMessage: SendMessage) {
        self.sendMessage = sendMessage
    }

    public func handle(_ job: ClaimedJob, context: JobContext) async throws -> JobOutcome {
        let args = try JobArgs.decode(SendMessageArgs.self, from: job.args)
        let outcome = try await sendMessage(args, job: job) { try await context.checkFence() }
        return switch outcome {
        case .recorded: .acknowledged
        case .nothingToSend: .completed
        case .waitsForEarlier: .snoozed(for: .seconds(1))
        }
    }
}
