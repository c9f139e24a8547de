extension RequestCounts {
    /// Requests by route template and status, and their durations by route template.
    var measurements: [Measurement] {
        let snapshot = snapshot
        return answers(snapshot) + durations(snapshot)
    }

    private func answers(_ snapshot: Snapshot) -> [Measurement] {
        snapshot.answers.sorted { Self.key($0.key) < Self.key($1.key) }.map { answer, count in
            let labels = Self.labels(answer.route).merging(["status": "\(answer.status)"]) { first, _ in first }
            return Measurement(
                name: "http_requests_total", help: "Requests answered.", kind: .counter, labels: labels,
                value: Double(count))
        }
    }

    private func durations(_ snapshot: Snapshot) -> [Measurement] {
        snapshot.durations.sorted { Self.key($0.key) < Self.key($1.key) }.flatMap { route, durations in
            Measurement.histogram(
                name: "http_request_duration_seconds", help: "Time from a request's head to its answer's.",
                labels: Self.labels(route), bounds: Self.bounds, counts: durations.buckets, sum: durations.sum)
        }
    }

    private static func labels(_ route: RequestRoute) -> [String: String] {
        ["method": route.method, "route": route.template]
    }

    private static func key(_ route: RequestRoute) -> String { "\(route.template) \(route.method)" }
    private static func key(_ answer: Answer) -> String { "\(key(answer.route)) \(answer.status)" }
}
