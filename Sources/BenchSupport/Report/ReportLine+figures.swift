extension ReportLine {
    /// Milliseconds of a sample in seconds.
    public mutating func setPercentiles(of seconds: Sample) {
        p50 = seconds.percentile(50).map { $0 * 1000 }
        p95 = seconds.percentile(95).map { $0 * 1000 }
        p99 = seconds.percentile(99).map { $0 * 1000 }
    }

    /// The rates of both sides, pair by pair, and the interval of their ratio.
    public mutating func setRates(_ ours: [Double], beside others: [Double]) {
        rate = Sample(ours).median
        limit = Sample(others).median
        let interval = MedianInterval(of: zip(ours, others).map { $0 / $1 })
        (ratio, low, high) = (interval?.median, interval?.low, interval?.high)
    }

    public mutating func add(note words: String) {
        note += note.isEmpty ? words : "; \(words)"
    }

    /// Notes what must hold on any machine.
    public mutating func require(_ condition: Bool, _ words: String) {
        holds = holds && condition
        add(note: condition ? words : "BROKEN: \(words)")
    }
}
