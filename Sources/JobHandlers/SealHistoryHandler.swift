public import JobQueue
import Logging
public import Operations

/// Seals the histories, every day. The digest goes into the log as well, which is kept elsewhere than the database.
public struct SealHistoryHandler: JobHandler {
    public let kind: JobKind = .sealHistory
    /// After a large import there are many seals to make.
    public let timeout: Duration = .seconds(600)
    private let seal: SealHistory

    public init(_ seal: SealHistory) {
        self.seal = seal
    }

    public func handle(_ job: ClaimedJob, context: JobContext) async throws -> JobOutcome {
        for seal in try await seal() {
            context.logger.notice("histories sealed", metadata: ["seal": "\(seal.note)"])
        }
        return .completed
    }
}
