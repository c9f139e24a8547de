public import JobQueue
public import Operations

/// Removes expired drafts, every hour.
public struct RemoveDraftsHandler: JobHandler {
    public let kind: JobKind = .removeDrafts
    private let remove: RemoveDrafts

    public init(_ remove: RemoveDrafts) {
        self.remove = remove
    }

    public func handle(_ job: ClaimedJob, context: JobContext) async throws -> JobOutcome {
        try await remove()
        return .completed
    }
}
