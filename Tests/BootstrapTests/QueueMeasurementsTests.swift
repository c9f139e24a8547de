import Foundation
import Testing

@testable import Bootstrap
@testable import JobQueue
@testable import Web

@Suite("Metrics of the queue")
struct QueueMeasurementsTests {
    private static let moment = Date(timeIntervalSince1970: 1_800_000_000)

    private func depth(_ state: String, _ lane: String, _ jobs: Int, age: Double? = nil) -> QueueDepth {
        QueueDepth(
            takenAt: Self.moment, state: state, lane: Lane(rawValue: lane), jobs: jobs,
            oldestAt: age.map { Self.moment.addingTimeInterval(-$0) })
    }

    private func text(
        _ depths: [QueueDepth], limits: [LimitedScope] = [], pauses: [Pause] = [], health: QueueHealth? = nil,
        lastTick: Date? = nil
    ) -> String {
        MetricsExposition.text(
            QueueMeasurements(depths: depths, limits: limits, pauses: pauses, health: health, lastTick: lastTick)
                .measurements)
    }

    @Test("lanes are added up by queue and state, with the age of the oldest, however many providers there are")
    func byQueue() {
        let providers = (0..<50).map { depth("ready", "mail/provider-\($0)", 2, age: Double($0)) }
        let text = text(providers + [depth("dead", "mail/o2", 3), depth("ready", "cases", 1)])
        #expect(text.contains("redress_queue_jobs{queue=\"mail\",state=\"ready\"} 100\n"))
        #expect(text.contains("redress_queue_jobs{queue=\"cases\",state=\"ready\"} 1\n"))
        #expect(text.contains("redress_queue_oldest_age_seconds{queue=\"mail\",state=\"ready\"} 49\n"))
        #expect(text.contains("redress_dead_letters 3\n"))
        #expect(!text.contains("provider"))
    }

    @Test(
        "a scope shows what it covers and its seats only when somebody has set a limit",
        arguments: [
            ("mail/o2", 2), ("mail", 7), ("/o2", 3),
        ])
    func byScope(scope: String, ready: Int) {
        let depths = [depth("ready", "mail/o2", 2), depth("ready", "mail/ee", 5), depth("ready", "cases/o2", 1)]
        let limited = LimitedScope(
            scope: Scope(rawValue: scope), limit: ScopeLimit(cap: 4), seatsHeld: 2, seatsLost: 1)
        let text = text(depths, limits: [limited])
        #expect(text.contains("redress_scope_jobs{scope=\"\(scope)\",state=\"ready\"} \(ready)\n"))
        #expect(text.contains("redress_scope_cap{scope=\"\(scope)\"} 4\n"))
        #expect(text.contains("redress_scope_seats_held{scope=\"\(scope)\"} 2\n"))
        #expect(text.contains("redress_scope_seats_lost{scope=\"\(scope)\"} 1\n"))
        #expect(!self.text(depths).contains("scope"))
    }

    @Test("timers are no jobs: what is armed and what is late has figures of its own")
    func timers() {
        let health = QueueHealth(
            takenAt: Self.moment, oldestSnapshotSeconds: 12.5, oldestSnapshotTransactions: 1, deadRows: 7, bytes: 8192,
            segmentsInUse: 2, sidingBytes: 0, timersArmed: 9)
        let text = text([depth("overdue", "cases", 4, age: 30)], health: health)
        #expect(text.contains("redress_timers_armed 9\nredress_") || text.contains("redress_timers_armed 9\n#"))
        #expect(text.contains("redress_timers_overdue 4\n"))
        #expect(text.contains("redress_timers_overdue_age_seconds 30\n"))
        #expect(text.contains("redress_oldest_snapshot_seconds 12.5\n"))
        #expect(text.contains("redress_queue_dead_rows 7\n"))
        #expect(text.contains("redress_queue_segments_in_use 2\n"))
        #expect(!text.contains("redress_queue_jobs"))
    }

    @Test("each pause is a sample; without a scheduler there is nothing to say but that nothing is dead or late")
    func pausesAndSilence() {
        let pause = Pause(pausable: .kind("message.send"), reason: "relay down", since: Self.moment)
        let text = text([], pauses: [pause])
        #expect(text.contains("redress_queue_paused{name=\"message.send\",what=\"kind\"} 1\n"))
        #expect(!text.contains("relay down"))
        #expect(
            self.text([]).split(separator: "\n").filter { !$0.hasPrefix("#") } == [
                "redress_dead_letters 0", "redress_timers_overdue 0",
            ])
    }
}
