import Domain
import JobQueue

extension QueueReport {
    /// For programs.
    var json: JSONValue {
        [
            "depths": .array(depths.map(\.json)), "rates": .array(rates.map(\.json)),
            "dead_letters": .array(deadLetters.map(\.json)), "pauses": .array(pauses.map(\.json)),
            "health": health.map(\.json) ?? .null, "last_tick": JSONValue(moment: lastTick),
        ]
    }
}

extension QueueDepth {
    fileprivate var json: JSONValue {
        [
            "lane": .string(lane.rawValue), "state": .string(listedState), "jobs": JSONValue(count: jobs),
            "oldest_age_seconds": oldestSeconds.map { JSONValue(figure: $0) } ?? .null,
            "taken_at": JSONValue(moment: takenAt),
        ]
    }

    /// As `redress jobs list --state` takes it; `overdue` are timers that ought to have fired.
    private var listedState: String { JobState(rawValue: state).map { ListedState($0).rawValue } ?? state }
}

extension KindRate {
    fileprivate var json: JSONValue {
        [
            "queue": .string(queue.rawValue), "kind": .string(kind.rawValue),
            "jobs_per_second": JSONValue(figure: jobsPerSecond), "failed": JSONValue(count: failed),
            "dead": JSONValue(count: dead), "run_ms": JSONValue(figure: runMilliseconds),
            "longest_run_ms": JSONValue(figure: longestRunMilliseconds), "wait_ms": JSONValue(figure: waitMilliseconds),
        ]
    }
}

extension DeadLetterCount {
    fileprivate var json: JSONValue {
        [
            "kind": .string(kind.rawValue), "reason": .string(reason), "jobs": JSONValue(count: jobs),
            "oldest_at": JSONValue(moment: oldestAt),
        ]
    }
}

extension QueueHealth {
    fileprivate var json: JSONValue {
        [
            "taken_at": JSONValue(moment: takenAt), "oldest_snapshot_seconds": JSONValue(figure: oldestSnapshotSeconds),
            "oldest_snapshot_transactions": JSONValue(count: oldestSnapshotTransactions),
            "dead_rows": JSONValue(count: deadRows), "bytes": JSONValue(count: bytes),
            "segments_in_use": JSONValue(count: segmentsInUse), "siding_bytes": JSONValue(count: sidingBytes),
            "timers_armed": JSONValue(count: timersArmed),
        ]
    }
}
