import JobQueue
import Web

/// Scopes that have a limit: what they are allowed, what of it is taken, and what waits for it. The label `scope` is
/// bounded by what operators have set.
struct ScopeMeasurements {
    let depths: [QueueDepth]
    let limits: [LimitedScope]

    var measurements: [Measurement] { limits.flatMap { seats(of: $0) + jobs(in: $0.scope) } }

    private func seats(of limited: LimitedScope) -> [Measurement] {
        let cap = limited.limit.cap.map { gauge("redress_scope_cap", "Jobs at once in this scope.", limited.scope, $0) }
        let held = gauge(
            "redress_scope_seats_held", "Seats of this scope that a process holds.", limited.scope, limited.seatsHeld)
        let lost = gauge(
            "redress_scope_seats_lost", "Seats of this scope that went with a process and are not usable yet.",
            limited.scope, limited.seatsLost)
        return [cap, held, lost].compactMap { $0 }
    }

    private func jobs(in scope: Scope) -> [Measurement] {
        let covered = depths.filter { $0.lane.scopes.contains(scope) && JobState(rawValue: $0.state) != nil }
        return Dictionary(grouping: covered, by: \.state).sorted { $0.key < $1.key }.map { state, depths in
            let help = "Jobs that this scope covers, by state, from the latest rollup."
            return gauge("redress_scope_jobs", help, scope, depths.reduce(0) { $0 + $1.jobs }, ["state": state])
        }
    }

    private func gauge(
        _ name: String, _ help: String, _ scope: Scope, _ count: Int, _ labels: [String: String] = [:]
    ) -> Measurement {
        Measurement(
            name: name, help: help, kind: .gauge,
            labels: labels.merging(["scope": scope.rawValue]) { first, _ in first }, value: Double(count))
    }
}
