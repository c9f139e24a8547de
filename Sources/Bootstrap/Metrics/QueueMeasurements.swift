import FoundationEssentials
import JobQueue
import Web

/// The queue as the latest rollups have it: the same whichever process is asked.
///
/// A lane is a queue and a provider, so lanes are added up by queue. A single lane shows only where somebody set a limit.
struct QueueMeasurements {
    let depths: [QueueDepth]
    let limits: [LimitedScope]
    let pauses: [Pause]
    let health: QueueHealth?
    let lastTick: Date?

    var measurements: [Measurement] {
        jobs + timers + ScopeMeasurements(depths: depths, limits: limits).measurements + paused + ailments + scheduler
    }

    /// Waiting, running and given up, without the timers.
    private var jobs: [Measurement] {
        let byQueue = Dictionary(grouping: depths.filter { $0.state != Self.overdue }) { depth in
            [depth.lane.queue.rawValue, depth.state]
        }
        return byQueue.sorted { $0.key.lexicographicallyPrecedes($1.key) }.flatMap { key, depths in
            let labels = ["queue": key[0], "state": key[1]]
            let count = Measurement(
                name: "redress_queue_jobs", help: "Jobs of a queue, by state, from the latest rollup.", kind: .gauge,
                labels: labels, value: Double(depths.reduce(0) { $0 + $1.jobs }))
            return [count] + age(of: depths, "redress_queue_oldest_age_seconds", "these jobs", labels)
        } + [deadLetters]
    }

    /// Always there, so that an alert has something to compare with.
    private var deadLetters: Measurement {
        gauge(
            "redress_dead_letters", "Jobs that were given up and wait for somebody to look.",
            depths.filter { $0.state == JobState.dead.rawValue }.reduce(0) { $0 + $1.jobs })
    }

    private var timers: [Measurement] {
        let late = depths.filter { $0.state == Self.overdue }
        let armed = health.map { gauge("redress_timers_armed", "Deadlines that have not fired.", $0.timersArmed) }
        let overdue = gauge(
            "redress_timers_overdue", "Deadlines that ought to have fired.", late.reduce(0) { $0 + $1.jobs })
        return [armed, overdue].compactMap { $0 }
            + age(of: late, "redress_timers_overdue_age_seconds", "the overdue deadlines", [:])
    }

    private var paused: [Measurement] {
        pauses.map { pause in
            Measurement(
                name: "redress_queue_paused", help: "1 for each scope and kind of job that is paused.", kind: .gauge,
                labels: ["what": pause.pausable.what, "name": pause.pausable.name], value: 1)
        }
    }

    private var ailments: [Measurement] {
        guard let health else { return [] }
        return [
            Measurement(
                name: "redress_oldest_snapshot_seconds",
                help: "Age of the oldest snapshot: while it is open, no dead row after it is removed.", kind: .gauge,
                value: health.oldestSnapshotSeconds),
            gauge("redress_queue_dead_rows", "Dead rows of the tables that are claimed from, about.", health.deadRows),
            gauge("redress_queue_bytes", "Size of the tables that are claimed from, with indexes.", health.bytes),
            gauge("redress_queue_segments_in_use", "Segments of the ring in use, of 16.", health.segmentsInUse),
            gauge("redress_queue_siding_bytes", "Size of what nobody takes, without its index.", health.sidingBytes),
        ]
    }

    private var scheduler: [Measurement] {
        guard let lastTick else { return [] }
        return [
            Measurement(
                name: "redress_scheduler_last_tick_seconds",
                help: "When a scheduler last ran, as seconds since 1970. Alarm when it stands still.", kind: .gauge,
                value: lastTick.timeIntervalSince1970)
        ]
    }

    private func age(
        of depths: [QueueDepth], _ name: String, _ what: String, _ labels: [String: String]
    ) -> [Measurement] {
        guard let oldest = depths.compactMap(\.age).max() else { return [] }
        return [
            Measurement(
                name: name, help: "Age of the oldest of \(what) at the latest rollup.", kind: .gauge, labels: labels,
                value: oldest)
        ]
    }

    private func gauge(_ name: String, _ help: String, _ count: Int) -> Measurement {
        Measurement(name: name, help: help, kind: .gauge, value: Double(count))
    }

    /// The state under which the rollup has timers.
    private static let overdue = "overdue"
}

extension QueueDepth {
    /// Of the oldest, in seconds, when the rollup was taken.
    fileprivate var age: Double? { oldestAt.map { takenAt.timeIntervalSince($0) } }
}
