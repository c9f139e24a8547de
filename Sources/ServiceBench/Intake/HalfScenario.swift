import BenchSupport

/// Arrivals at half of what the API takes, whether it keeps up or not: how long people wait.
struct HalfScenario {
    private static let runs = 5

    let bench: IntakeBench
    let saturation: Double

    func run() async throws -> ReportLine {
        bench.say("intake_half …")
        return try await bench.withAPI { process in
            var results: [LoadResult] = []
            var memory: [Double] = []
            for number in 0..<Self.runs {
                results.append(
                    try await LoadDriver.run(
                        bench.load(
                            process, "half-\(number)", seconds: bench.options.seconds, perSecond: saturation / 2)))
                memory.append(process.memory().now)
            }
            return try await line(results, memory, process)
        }
    }

    private func line(_ results: [LoadResult], _ memory: [Double], _ process: ServiceProcess) async throws -> ReportLine
    {
        var line = ReportLine("intake_half", note: "\((saturation / 2).short) arrivals a second, open loop")
        line.rate = Sample(results.map(\.rate)).median
        line.limit = saturation / 2
        let samples = results.map { Sample($0.answers.map(\.latency)) }
        func median(_ percent: Double) -> Double? {
            Sample(samples.compactMap { $0.percentile(percent) }).median.map { $0 * 1000 }
        }
        (line.p50, line.p95, line.p99) = (median(50), median(95), median(99))
        let each = samples.compactMap { $0.percentile(99).map { ($0 * 1000).short } }.joined(separator: ", ")
        line.add(note: "median of \(Self.runs) runs; p99 asked for under 100 ms, of each run \(each)")
        line.add(
            note: "resident \(memory.map(\.short).joined(separator: ", ")) MB after each, "
                + "\(process.memory().most.short) at most; asked for under 200")
        let failures = results.reduce(0) { $0 + $1.failures + $1.answers.count - $1.count(201) }
        line.require(failures == 0, "\(failures) not taken")
        for result in results { try await bench.check(result.references, &line) }
        return line
    }
}
