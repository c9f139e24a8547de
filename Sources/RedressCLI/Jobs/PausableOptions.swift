import ArgumentParser
import JobQueue

/// What to pause or resume: exactly one of four.
struct PausableOptions: ParsableArguments {
    @Option(help: "A lane, such as mail/o2.", transform: JobArgument.lane)
    var lane: Lane?

    @Option(help: "A queue with all its lanes, such as mail.", transform: JobArgument.queue)
    var queue: QueueName?

    @Option(help: "A provider in all queues, such as o2.", transform: JobArgument.provider)
    var provider: String?

    @Option(help: "A kind of job, such as message.send.")
    var kind: String?

    func validate() throws { _ = try pausable }

    var pausable: Pausable {
        get throws {
            let named = [
                lane.map { Pausable.scope(Scope(rawValue: $0.rawValue)) },
                queue.map { .scope(Scope(rawValue: $0.rawValue)) },
                provider.map { .scope(Scope(rawValue: "/\($0)")) },
                kind.map { .kind(JobKind(rawValue: $0)) },
            ].compactMap { $0 }
            guard named.count == 1, kind != "" else {
                throw ValidationError("Name exactly one of --lane, --queue, --provider and --kind.")
            }
            return named[0]
        }
    }
}

extension Pausable {
    /// `lane mail/o2`, `provider o2`, `kind message.send`.
    var inWords: String {
        switch self {
        case .kind(let kind): "kind \(kind)"
        case .scope(let scope) where scope.rawValue.hasPrefix("/"): "provider \(scope.rawValue.dropFirst())"
        case .scope(let scope): "\(scope.rawValue.contains("/") ? "lane" : "queue") \(scope)"
        }
    }
}
