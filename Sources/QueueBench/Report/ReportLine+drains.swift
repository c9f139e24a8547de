import BenchSupport

extension ReportLine {
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
}
