import JobQueue
import Postgres

/// The kinds of jobs that the bench works.
enum Handlers {
    static func all(_ tally: ChildTally, _ pool: ConnectionPool) -> [any JobHandler] {
        [
            NoOperation(tally: tally), WaitingHandler(tally: tally), FlakyHandler(tally: tally),
            SeatedHandler(tally: tally, pool: pool), FencedHandler(tally: tally, pool: pool),
        ]
    }
}

extension QueueName {
    static let bench: QueueName = "bench"
}

extension JobKind {
    static let noOperation: JobKind = "bench.no_operation"
    static let waiting: JobKind = "bench.waiting"
    static let flaky: JobKind = "bench.flaky"
    static let seated: JobKind = "bench.seated"
    static let fenced: JobKind = "bench.fenced"
}
