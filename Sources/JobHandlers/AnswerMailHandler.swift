public import JobQueue
public import Operations

/// Sends the answer to a message that is no case's.
public struct AnswerMailHandler: JobHandler {
    public let kind: JobKind = .answerMail
    private let answer: AnswerMail

    public init(_ answer: AnswerMail) {
        self.answer = answer
    }

    public func handle(_ job: ClaimedJob, context: JobContext) async throws -> JobOutcome {
        let args = try JobArgs.decode(AnswerMailArgs.self, from: job.args)
        try await answer(args, job: job) { try await context.checkFence() }
        return .acknowledged
    }
}
