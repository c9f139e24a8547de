extension ReportLine {
    /// Milliseconds of a sample in seconds.
    mutating func setPercentiles(of seconds: Sample) {
        p50 = seconds.percentile(50).map { $0 * 1000 }
        p95 = seconds.percentile(95).map { $0 * 1000 }
        p99 = seconds.percentile(99).map { $0 * 1000 }
    }

    /// The rates of both sides, pair by pair, and the interval of their ratio.
    mutating func setRates(_ ours: [Double], beside others: [Double]) {
        rate = Sample(ours).median
        limit = Sample(others).median
        let interval = MedianInterval(of: zip(ours, others).map { $0 / $1 })
        (ratio, low, high) = (interval?.median, interval?.low, interval?.high)
    }

    mutating func setQuietMeasures(_ drains: [Drain]) {
        buffersPerJob = Sample(drains.map(\.buffersPerJob)).median
        workerMicroseconds = Sample(drains.compactMap(\.workerMicroseconds)).median
        serverMicroseconds = Sample(drains.compactMap(\.serverMicroseconds)).median
    }

    /// What differs between two sides that should be the same.
    mutating func compareQuietMeasures(_ ours: [Drain], _ others: [Drain]) {
        buffersRatio = Self.ratio(ours, others, \.buffersPerJob)
        processorRatio = Self.ratio(ours, others) {
            $0.serverMicroseconds.map { [worker = $0.workerMicroseconds] in $0 + (worker ?? 0) }
        }
    }

    private static func ratio(_ ours: [Drain], _ others: [Drain], _ figure: (Drain) -> Double?) -> Double? {
        guard let left = Sample(ours.compactMap(figure)).median, let right = Sample(others.compactMap(figure)).median,
            right > 0
        else { return nil }
        return left / right
    }

    mutating func add(note words: String) {
        note += note.isEmpty ? words : "; \(words)"
    }

    /// Notes what must hold on any machine.
    mutating func require(_ condition: Bool, _ words: String) {
        holds = holds && condition
        add(note: condition ? words : "BROKEN: \(words)")
    }
}
