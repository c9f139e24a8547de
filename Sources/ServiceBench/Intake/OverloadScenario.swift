import BenchSupport
import Foundation
import Postgres

/// The database slows down to a third while complaints keep arriving as before: who cannot be served soon is told so at
/// once, nobody is left waiting, nothing is lost, and all is well again soon after.
struct OverloadScenario {
    private static let slowed = 10.0
    private static let recovering = 10.0
    /// So many that the arrivals need not wait for each other.
    private static let connections = 4096
    /// Of the arrivals of a second, to count as recovered.
    private static let recovered = 0.9

    let bench: IntakeBench

    func run() async throws -> ReportLine {
        bench.say("intake_overload …")
        guard let host = bench.database.host, host.hasPrefix("/") else {
            return ReportLine("intake_overload", note: "not measured: the database is not reached by a socket")
        }
        let proxy = try SlowingProxy(in: bench.folder, before: host)
        defer { proxy.stop() }
        let escaped = host.replacing("/", with: "%2F")
        let url = bench.database.url.replacing(host, with: bench.folder.path)
            .replacing(escaped, with: bench.folder.path.replacing("/", with: "%2F"))
        return try await bench.withAPI(databaseURL: url) { process in
            let before = proxy.bytesPassed
            let free = try await LoadDriver.run(bench.load(process, "free", seconds: bench.options.seconds))
            let bytesPerSecond = Double(proxy.bytesPassed - before) / bench.options.seconds
            guard bytesPerSecond > 0 else { throw BenchError("the API does not go through the proxy: \(escaped)") }
            proxy.slow(to: bytesPerSecond / 3)
            let result = try await overload(process, proxy, perSecond: free.rate)
            return try await line(result, perSecond: free.rate, process)
        }
    }

    private func overload(
        _ process: ServiceProcess, _ proxy: SlowingProxy, perSecond: Double
    ) async throws -> LoadResult {
        var load = bench.load(process, "over", seconds: Self.slowed + Self.recovering, perSecond: perSecond)
        load.connections = Self.connections
        async let result = LoadDriver.run(load)
        try await Task.sleep(for: .seconds(Self.slowed))
        proxy.slow(to: nil)
        return try await result
    }

    private func line(_ result: LoadResult, perSecond: Double, _ process: ServiceProcess) async throws -> ReportLine {
        var line = ReportLine("intake_overload", note: "\(perSecond.short) arrivals a second, open loop")
        let slowed = result.answers.filter { $0.at < Self.slowed }
        line.rate = Double(slowed.count { $0.status == 201 }) / Self.slowed
        line.limit = perSecond / 3
        line.setPercentiles(of: Sample(slowed.map(\.latency)))
        let strange = result.answers.count { ![201, 503].contains($0.status) }
        line.require(
            strange == 0 && result.failures == 0,
            "\(result.count(201)) answered 201, \(result.count(503)) 503, \(strange) otherwise, \(result.failures) "
                + "refused or not answered")
        let seconds = recovery(result, perSecond: perSecond)
        line.add(note: "recovered \(seconds.map(\.short) ?? "never") s after; asked for 5")
        line.add(note: "resident \(process.memory().most.short) MB at most")
        try await bench.check(result.references, &line)
        return line
    }

    /// Seconds from the end of the slowness to the first second in which nearly all arrivals were taken.
    private func recovery(_ result: LoadResult, perSecond: Double) -> Double? {
        stride(from: 0, to: Self.recovering - 1, by: 0.25).first { start in
            let window = (Self.slowed + start)..<(Self.slowed + start + 1)
            let taken = result.answers.count { $0.status == 201 && window.contains($0.at - $0.latency) }
            return Double(taken) >= perSecond * Self.recovered
        }
    }
}
