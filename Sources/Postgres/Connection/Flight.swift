/// What was sent and not answered yet, in the order in which the server answers.
struct Flight {
    typealias Receive = (Result<QueryResult, PostgresError>) -> Void

    enum Step {
        case prepare(StatementCache.Key)
        case execute(StatementCache.Key?, name: String, receive: Receive)
        /// Frees a statement that left the cache.
        case free(name: String)
        case sync
    }

    private var steps: [Step] = []
    private var next = 0
    /// The error after which the server skips everything up to the next Sync.
    var abortedBy: PostgresError?

    var isEmpty: Bool { next == steps.count }

    var first: Step? { isEmpty ? nil : steps[next] }

    mutating func append(_ step: Step) {
        steps.append(step)
    }

    /// Taken steps are dropped in bulk, so that a long flight does not move its rest for each answer.
    mutating func removeFirst() {
        next += 1
        guard isEmpty || next >= 256 else { return }
        steps.removeFirst(next)
        next = 0
    }

    mutating func failAll(with error: PostgresError) {
        let unanswered = steps[next...]
        self = Flight()
        for case .execute(_, let name, let receive) in unanswered { receive(.failure(error.naming(name))) }
    }
}
