import Domain
import FoundationEssentials
import Glibc
import JobQueue
import Persistence
import Postgres
import Web

/// What a process measures of itself and reads of the queue and the cases, for Prometheus.
struct ProcessMetrics: Sendable {
    private let pool: ConnectionPool
    private let queue: Queue

    init(_ wiring: Wiring) {
        pool = wiring.pool
        queue = Queue(pool: wiring.pool)
    }

    func collect() async throws -> [Measurement] {
        let figures = QueueMeasurements(
            depths: try await queue.depths(), limits: try await queue.limits(), pauses: try await queue.pauses(),
            health: try await queue.health(), lastTick: try await queue.lastTick())
        let cases = try await pool.execute(CountOpenCases())
        return figures.measurements + cases.map(Self.measurement) + [Self.residentMemory()].compactMap { $0 }
    }

    private static func measurement(of count: OpenCaseCount) -> Measurement {
        Measurement(
            name: "redress_open_cases", help: "Open cases, by status.", kind: .gauge,
            labels: ["status": count.status.rawValue], value: Double(count.cases))
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
