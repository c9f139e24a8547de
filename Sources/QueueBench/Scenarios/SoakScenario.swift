import BenchSupport
import Foundation
import JobQueue
import Postgres

/// A steady 500 jobs a second for a long time, with retries, timers, and a snapshot held for the middle third. Whether
/// the end looks like the beginning.
struct SoakScenario: Scenario {
    private static let perSecond = 500.0
    private static let parts = 12
    /// How far the hot tables may stay above their size before, in bytes.
    private static let slack = 8_000_000

    private struct Course {
        /// Processor seconds of the workers at the end of each part, from the first start on.
        var processor: [Double] = []
        var windows: [ReadWindows.Row] = []
        var before = HotTables()
        var atEnd = HotTables()
        var after = HotTables()

        var isBack: Bool { after.bytes - before.bytes <= max(SoakScenario.slack, before.bytes / 10) }
    }

    func run(on bench: Bench) async throws -> [ReportLine] {
        try await bench.withScheduler { _ in
            var course = Course()
            course.before = try await hotTables(bench)
            let fleet = try await bench.fleet()
            try fleet.start()
            try await warmUp(bench)
            let start = try await bench.databaseTime()
            try await work(&course, fleet, bench)
            course.atEnd = try await hotTables(bench)
            let part = Double(bench.sizes.soakSeconds) / Double(Self.parts)
            course.windows = try await bench.pool.execute(ReadWindows(since: start, seconds: part))
            try await fleet.stop()
            try await Task.sleep(for: .seconds(max(10, bench.sizes.soakSeconds / 12)))
            course.after = try await hotTables(bench)
            try bench.write(curve(course, part), as: "soak")
            return [line(course, bench)]
        }
    }

    /// The first connections and plans are no part of it.
    private func warmUp(_ bench: Bench) async throws {
        try await JobFeeder(bench: bench, perSecond: Self.perSecond).run { feeder in
            _ = try await feeder.feed(for: .seconds(3))
        }
    }

    private func work(_ course: inout Course, _ fleet: Fleet, _ bench: Bench) async throws {
        let feeder = JobFeeder(bench: bench, perSecond: Self.perSecond, kind: .flaky)
        var snapshot: HeldSnapshot?
        let part = Duration.seconds(bench.sizes.soakSeconds) / Self.parts
        try await feeder.run { feeder in
            for number in 0..<Self.parts {
                if number == Self.parts / 3 { snapshot = try await HeldSnapshot(on: bench, readsQueue: false) }
                if number == Self.parts * 2 / 3 { await snapshot?.release() }
                try await armTimers(bench)
                _ = try await feeder.feed(for: part)
                course.processor.append(fleet.children.reduce(0) { $0 + (ProcessStat(of: $1.id)?.ownSeconds ?? 0) })
            }
        }
    }

    /// A few that fire soon, and a few that stay.
    private func armTimers(_ bench: Bench) async throws {
        _ = try await bench.pool.run(ArmTimers(count: 100, from: 1, seconds: 5))
        _ = try await bench.pool.run(ArmTimers(count: 100, from: 86_400, seconds: 86_400))
    }

    private func hotTables(_ bench: Bench) async throws -> HotTables {
        HotTables(of: try await bench.pool.execute(ReadHotTables()))
    }

    private func line(_ course: Course, _ bench: Bench) -> ReportLine {
        var line = ReportLine("soak", note: "\(Self.perSecond.short) jobs/s for \(bench.sizes.soakSeconds) s")
        let windows = course.windows.filter { $0.number < Self.parts }
        line.rate = windows.isEmpty ? nil : Double(windows.reduce(0) { $0 + $1.jobs }) / Double(bench.sizes.soakSeconds)
        line.p99 = windows.last.map { $0.p99 * 1000 }
        if let first = windows.prefix(2).map(\.p99).max(), let last = windows.suffix(2).map(\.p99).max(), first > 0 {
            line.ratio = last / first
            line.add(note: "ratio: p99 from enqueueing to claim, last sixth by first; asked for at most 1.5")
        }
        let spent = zip(course.processor, [0] + course.processor).map { $0 - $1 }
        if let first = Sample(spent.dropFirst().prefix(3)).median, let last = Sample(spent.suffix(3)).median, first > 0
        {
            line.processorRatio = last / first
            line.add(note: "cpu_ratio: of the workers, last quarter by first; asked for 1.15")
        }
        line.add(
            note: "hot tables: \(course.before.words) before, \(course.atEnd.words) at the end, "
                + "\(course.after.words) after a rest\(course.isBack ? "" : ": not back")")
        line.holds = course.isBack
        return line
    }

    private func curve(_ course: Course, _ part: Double) -> [TimelinePoint] {
        course.windows.filter { $0.number < Self.parts }.flatMap { window in
            [
                TimelinePoint(t: Double(window.number + 1) * part, series: "p50", value: window.p50 * 1000),
                TimelinePoint(t: Double(window.number + 1) * part, series: "p99", value: window.p99 * 1000),
            ]
        }
    }
}

/// From enqueueing to the claim, by stretches of time; first attempts only.
struct ReadWindows: Statement {
    struct Row: Sendable {
        var number: Int
        var jobs: Int
        /// In seconds.
        var p50: Double
        var p99: Double
    }

    static let sql = """
        WITH ended AS (
            SELECT floor(extract(epoch FROM done.claimed_at - $1) / $2)::bigint AS number,
                extract(epoch FROM done.claimed_at - job.enqueued_at)::double precision AS waited
            FROM queue.done AS done
            JOIN queue.job AS job ON job.day = done.day AND job.id = done.job_id
            WHERE done.finished_at >= $1 AND done.attempt = 1 AND job.kind = 'bench.flaky'
        )
        SELECT number, count(*), percentile_cont(0.5) WITHIN GROUP (ORDER BY waited),
            percentile_cont(0.99) WITHIN GROUP (ORDER BY waited)
        FROM ended
        GROUP BY number
        ORDER BY number
        """

    var since: Date
    var seconds: Double

    func bind(_ bindings: inout Bindings) {
        bindings.append(since)
        bindings.append(seconds)
    }

    static func decode(_ row: borrowing PostgresRow) throws -> Row {
        let (number, jobs, p50, p99) = try row.decode((Int, Int, Double, Double).self)
        return Row(number: number, jobs: jobs, p50: p50, p99: p99)
    }
}

/// Heap and indexes, in bytes, by what they serve.
struct HotTables: Sendable {
    private var parts: [(name: String, bytes: Int)] = []

    init() {}

    init(of parts: [(name: String, bytes: Int)]) {
        self.parts = parts
    }

    var bytes: Int { parts.reduce(0) { $0 + $1.bytes } }

    /// The sum, and what has more than a tenth of a megabyte.
    var words: String {
        let large = parts.filter { $0.bytes > 100_000 }.map { "\($0.name) \($0.bytes / 1000)" }
        return "\(bytes / 1000) kB (\(large.joined(separator: ", ")))"
    }
}

/// Heap and indexes of what every job passes through, and of the catalogue's tables that partitions and TRUNCATE touch.
/// The ring and the beats are a line each.
struct ReadHotTables: Statement {
    typealias Row = (name: String, bytes: Int)

    static let sql = """
        SELECT regexp_replace(relname, '_([0-9]+)$', ''), sum(pg_total_relation_size(oid))::bigint
        FROM pg_class
        WHERE relkind = 'r'
            AND (relnamespace = 'queue'::regnamespace AND relname ~ '^(ready_[0-9]+|lease|retry|unique_key|beat_.|tick)$'
                OR relnamespace = 'pg_catalog'::regnamespace AND relname IN ('pg_class', 'pg_attribute', 'pg_statistic'))
        GROUP BY 1
        ORDER BY 2 DESC
        """

    static func decode(_ row: borrowing PostgresRow) throws -> Row {
        let (name, bytes) = try row.decode((String, Int).self)
        return (name, bytes)
    }
}
