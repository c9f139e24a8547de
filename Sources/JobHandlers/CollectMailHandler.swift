public import JobQueue
import Logging
public import Operations

/// Fetches what has come into the mailbox, and then waits for the next time: one job for ever, which every worker makes
/// sure of when it starts.
public struct CollectMailHandler: JobHandler {
    public let kind: JobKind = .collectMail
    /// A full mailbox, message by message.
    public let timeout = Duration.seconds(600)
    private let collect: CollectMail
    private let interval: Duration

    public init(_ collect: CollectMail, every interval: Duration) {
        self.collect = collect
        self.interval = interval
    }

    /// A mailbox that is away is asked again like one that is empty: an attempt that failed would be counted, and the
    /// last one would be the end of it.
    public func handle(_ job: ClaimedJob, context: JobContext) async throws -> JobOutcome {
        do {
            let count = try await collect()
            if count > 0 { context.logger.info("fetched mail", metadata: ["count": "\(count)"]) }
        } catch let error as MailSourceError {
            context.logger.warning("the mailbox cannot be read", metadata: ["error": "\(error)"])
        }
        return .snoozed(for: interval)
    }
}
