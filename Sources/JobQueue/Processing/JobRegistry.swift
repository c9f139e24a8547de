public import Postgres

/// Which handler works which kind.
public struct JobRegistry: Sendable {
    /// Runs inside the transaction that dead-letters a job, so that what it writes stands or falls with it. The text is
    /// the category of the last error. When it throws, the job is not dead-lettered but retried later.
    public typealias DeadLetterHook = @Sendable (isolated Connection, ClaimedJob, String) throws -> Void

    private let handlers: [JobKind: any JobHandler]
    public var onDeadLetter: DeadLetterHook?

    /// - Precondition: no two handlers have the same kind.
    public init(_ handlers: [any JobHandler], onDeadLetter: DeadLetterHook? = nil) {
        self.handlers = Dictionary(uniqueKeysWithValues: handlers.map { ($0.kind, $0) })
        self.onDeadLetter = onDeadLetter
    }

    public var kinds: Set<JobKind> { Set(handlers.keys) }

    func handler(for kind: JobKind) -> (any JobHandler)? { handlers[kind] }
}
