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
            Self.histogram(Self.labels(route), durations)
        }
    }

    /// Buckets are cumulative, and the last one holds everything.
    private static func histogram(_ labels: [String: String], _ durations: Durations) -> [Measurement] {
        let bounds = Self.bounds.map { "\($0)" } + ["+Inf"]
        var count = 0
        let buckets = zip(bounds, durations.buckets).map { bound, inBucket in
            count += inBucket
            return sample("_bucket", labels.merging(["le": bound]) { first, _ in first }, Double(count))
        }
        return buckets + [sample("_sum", labels, durations.sum), sample("_count", labels, Double(count))]
    }

    private static func sample(_ suffix: String, _ labels: [String: String], _ value: Double) -> Measurement {
        Measurement(
            name: "http_request_duration_seconds", help: "Time from a request's head to its answer's.",
            kind: .histogram, labels: labels, value: value, suffix: suffix)
    }

    private static func labels(_ route: RequestRoute) -> [String: String] {
        ["method": route.method, "route": route.template]
    }

    private static func key(_ route: RequestRoute) -> String { "\(route.template) \(route.method)" }
    private static func key(_ answer: Answer) -> String { "\(key(answer.route)) \(answer.status)" }
}
