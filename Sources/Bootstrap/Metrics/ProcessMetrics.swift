import Domain
import FoundationEssentials
import Glibc
import JobQueue
import Persistence
import Postgres
import Web

/// What a process measures of itself and of the queue, for Prometheus.
struct ProcessMetrics: Sendable {
    private let pool: ConnectionPool
    private let queue: Queue

    init(_ wiring: Wiring) {
        pool = wiring.pool
        queue = Queue(pool: wiring.pool)
    }

    func collect() async throws -> [Measurement] {
        let depths = try await queue.depths()
        let cases = try await pool.execute(CountOpenCases())
        let lastTick = try await queue.lastTick()
        var measurements = depths.flatMap(Self.measurements)
        measurements += cases.map(Self.measurement)
        measurements += [Self.residentMemory(), lastTick.map(Self.schedulerAge)].compactMap { $0 }
        return measurements
    }

    private static func measurements(of depth: QueueDepth) -> [Measurement] {
        let labels = ["queue": depth.lane.queue.rawValue, "lane": depth.lane.rawValue, "state": depth.state]
        let count = Measurement(
            name: "redress_queue_jobs", help: "Jobs of a lane, by state, from the latest rollup.", kind: .gauge,
            labels: labels, value: Double(depth.jobs))
        guard let oldest = depth.oldestAt else { return [count] }
        let age = Measurement(
            name: "redress_queue_oldest_age_seconds", help: "Age of the oldest of these jobs at the latest rollup.",
            kind: .gauge, labels: labels, value: depth.takenAt.timeIntervalSince(oldest))
        return [count, age]
    }

    private static func measurement(of count: OpenCaseCount) -> Measurement {
        Measurement(
            name: "redress_open_cases", help: "Open cases, by status.", kind: .gauge,
            labels: ["status": count.status.rawValue], value: Double(count.cases))
    }

    private static func schedulerAge(_ lastTick: Date) -> Measurement {
        Measurement(
            name: "redress_scheduler_last_tick_seconds",
            help: "When a scheduler last ran, as seconds since 1970. Alarm when it stands still.", kind: .gauge,
            value: lastTick.timeIntervalSince1970)
    }

    /// `nil` where the system does not tell.
    private static func residentMemory() -> Measurement? {
        guard let text = try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8),
            let pages = text.split(separator: " ").dropFirst().first.flatMap({ Double($0) })
        else { return nil }
        return Measurement(
            name: "process_resident_memory_bytes", help: "Resident memory.", kind: .gauge,
            value: pages * Double(sysconf(Int32(_SC_PAGESIZE))))
    }
}
