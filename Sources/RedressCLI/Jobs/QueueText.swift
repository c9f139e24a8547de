import Foundation
import JobQueue

/// How the queue stands, as a person would read it.
struct QueueText {
    let report: QueueReport
    var now = Date()

    var text: String {
        [lanes, kinds, deadLetters, pauses, health].filter { !$0.isEmpty }.joined(separator: "\n\n")
    }

    private var lanes: String {
        guard !report.depths.isEmpty else { return "No job waits, runs or was given up." }
        var table = TextTable("LANE", "READY", "LEASED", "RETRY", "PARKED", "DEAD", "OVERDUE", "OLDEST READY")
        for (lane, depths) in Dictionary(grouping: report.depths, by: \.lane.rawValue).sorted(by: { $0.key < $1.key }) {
            let jobs = Dictionary(depths.map { ($0.state, "\($0.jobs)") }) { first, _ in first }
            table.add(
                lane, jobs["ready"] ?? "0", jobs["leased"] ?? "0", jobs["retrying"] ?? "0", jobs["parked"] ?? "0",
                jobs["dead"] ?? "0", jobs["overdue"] ?? "0", oldestReady(depths))
        }
        return table.text
    }

    private func oldestReady(_ depths: [QueueDepth]) -> String {
        depths.first { $0.state == "ready" }?.oldestSeconds.map { "\(Age(seconds: $0))" } ?? ""
    }

    private var kinds: String {
        guard !report.rates.isEmpty else { return "No job ended in the last minute." }
        var table = TextTable("KIND", "QUEUE", "A SECOND", "FAILED", "DEAD", "RUN ms", "LONGEST ms", "WAIT ms")
        for rate in report.rates {
            table.add(
                rate.kind.rawValue, rate.queue.rawValue, "\(rate.jobsPerSecond)", "\(rate.failed)", "\(rate.dead)",
                "\(rate.runMilliseconds)", "\(rate.longestRunMilliseconds)", "\(rate.waitMilliseconds)")
        }
        return table.text
    }

    private var deadLetters: String {
        guard !report.deadLetters.isEmpty else { return "No dead letters." }
        var table = TextTable("DEAD LETTERS", "KIND", "REASON", "OLDEST")
        for dead in report.deadLetters {
            table.add("\(dead.jobs)", dead.kind.rawValue, dead.reason, "\(age(of: dead.oldestAt))")
        }
        return table.text
    }

    private var pauses: String {
        report.pauses.map { "Paused: \($0.pausable.inWords), for \(age(of: $0.since))" }.joined(separator: "\n")
    }

    private var health: String {
        guard let health = report.health else { return "No scheduler has written figures for a day." }
        return """
            Scheduler ran \(report.lastTick.map { "\(age(of: $0)) ago" } ?? "more than an hour ago"); \
            figures are \(age(of: health.takenAt)) old.
            Oldest snapshot \(Age(seconds: health.oldestSnapshotSeconds)) \
            (\(health.oldestSnapshotTransactions) transactions); about \(health.deadRows) dead rows; \
            \(health.bytes / 1_048_576) MiB.
            Segments in use \(health.segmentsInUse) of 16, siding \(health.sidingBytes / 1_048_576) MiB; \
            timers armed \(health.timersArmed).
            """
    }

    private func age(of moment: Date) -> Age { Age(seconds: now.timeIntervalSince(moment)) }
}

extension QueueDepth {
    /// Age of the oldest when the rollup was taken.
    var oldestSeconds: Double? { oldestAt.map { takenAt.timeIntervalSince($0) } }
}
