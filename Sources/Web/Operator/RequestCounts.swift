import Synchronization

/// How many requests were answered, with which status, and how long they took, since the process started.
final class RequestCounts: Sendable {
    /// Upper bounds in seconds. Intake is expected in the low milliseconds; ten seconds is a client's patience.
    static let bounds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

    struct Answer: Hashable, Sendable {
        let route: RequestRoute
        let status: Int
    }

    struct Durations: Sendable {
        /// One more than `bounds`: the last holds what took longer than all of them. Not cumulative.
        var buckets = [Int](repeating: 0, count: RequestCounts.bounds.count + 1)
        var sum = 0.0

        mutating func add(_ seconds: Double) {
            let index = RequestCounts.bounds.firstIndex { seconds <= $0 } ?? RequestCounts.bounds.count
            buckets[index] += 1
            sum += seconds
        }
    }

    struct Snapshot: Sendable {
        var answers: [Answer: Int] = [:]
        var durations: [RequestRoute: Durations] = [:]
    }

    private let state = Mutex(Snapshot())

    func record(_ route: RequestRoute, status: Int, duration: Duration) {
        state.withLock { state in
            state.answers[Answer(route: route, status: status), default: 0] += 1
            state.durations[route, default: Durations()].add(duration.seconds)
        }
    }

    var snapshot: Snapshot { state.withLock { $0 } }
}
