import FoundationEssentials
import Logging
import Postgres
import TestSupport

@testable import JobQueue

/// Values and short cuts for the queue's tests.
enum Fixture {
    static let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }

    static func claimed(attempt: Int16 = 1, maxAttempts: Int16 = 20) -> ClaimedJob {
        ClaimedJob(
            id: JobID(rawValue: 1), fence: Fence(rawValue: 1), kind: "test", args: Array("{}".utf8), queue: .default,
            provider: nil, subject: nil, attempt: attempt, maxAttempts: maxAttempts, rescues: 0,
            enqueuedAt: Date(timeIntervalSince1970: 0))
    }

    static func job(
        _ kind: JobKind = "test", args: String = "{}", priority: Int16 = Priorities.normal, subject: UUID? = nil,
        maxAttempts: Int16 = 20
    ) -> NewJob {
        NewJob(
            kind: kind, args: Array(args.utf8), priority: priority, subject: subject, maxAttempts: maxAttempts)
    }

    static func timer(_ id: UUID = UUID(), due: Date, subject: UUID? = nil) -> NewTimer {
        NewTimer(id: id, kind: "deadline", args: Array("{}".utf8), subject: subject, dueAt: due)
    }
}

/// A handler made of a closure.
struct TestHandler: JobHandler {
    let kind: JobKind = "test"

    var retryPolicy = RetryPolicy(base: .milliseconds(20), ceiling: .milliseconds(20), floor: .milliseconds(10))
    var timeout = Duration.seconds(30)
    var body: @Sendable (ClaimedJob, JobContext) async throws -> JobOutcome

    func handle(_ job: ClaimedJob, context: JobContext) async throws -> JobOutcome {
        try await body(job, context)
    }
}

struct CountRows: Statement {
    typealias Row = Int
    static let sql = """
        SELECT CASE $1
            WHEN 'lease' THEN (SELECT count(*) FROM queue.lease)
            WHEN 'retry' THEN (SELECT count(*) FROM queue.retry)
            WHEN 'dead' THEN (SELECT count(*) FROM queue.dead)
            WHEN 'job' THEN (SELECT count(*) FROM queue.job)
            WHEN 'timer' THEN (SELECT count(*) FROM queue.timer)
            WHEN 'worker' THEN (SELECT count(*) FROM queue.worker)
            WHEN 'ready' THEN (SELECT count(*) FROM queue.unfinished WHERE state = 'ready')
            ELSE (SELECT count(*) FROM queue.done WHERE outcome = $1)
        END
        """
    var what: String

    func bind(_ bindings: inout Bindings) { bindings.append(what) }

    static func decode(_ row: borrowing PostgresRow) throws -> Int { try row.decode(Int.self) }
}

extension TestDatabase {
    /// Rows of a table (`lease`, `retry`, `dead`, `job`, `timer`, `worker`, `ready`) or of an outcome in the history.
    func count(_ what: String) async throws -> Int {
        try await pool.execute(CountRows(what: what)).first ?? 0
    }

    @discardableResult
    func enqueue(_ jobs: NewJob...) async throws -> [JobID] {
        try await pool.execute(EnqueueJobs(jobs)).map(\.id)
    }

    /// Claims for a worker that was never registered.
    func claim(_ limit: Int32 = 10, segment: Int16 = 0, priority: Int16 = 100, as worker: Int64 = 1) async throws
        -> [ClaimedJob]
    {
        let place = RingPlace(segment: segment, lane: Lane(rawValue: "default"), priority: priority)
        return try await pool.execute(
            ClaimJobs(place: place, after: JobID(rawValue: 0), limit: limit, worker: WorkerID(rawValue: worker)))
    }

    func script(_ sql: String) async throws {
        try await pool.withConnection { connection in try connection.executeScript(sql) }
    }

    func scheduler(
        clock: CaseClock = .database, rescue: RescueDecision.Limits = RescueDecision.Limits(), mostRescues: Int16 = 5,
        hasControl: Bool = true, onDeadLetter: JobRegistry.DeadLetterHook? = nil
    ) -> QueueScheduler {
        var configuration = QueueSchedulerConfiguration(tick: .milliseconds(20), mostRescues: mostRescues)
        configuration.rescue = rescue
        return QueueScheduler(
            pool: pool, control: hasControl ? self.configuration : nil, onDeadLetter: onDeadLetter, caseClock: clock,
            configuration: configuration, logger: Fixture.logger)
    }

    func processor(
        concurrency: Int = 4, drain: Duration = .seconds(8), onDeadLetter: JobRegistry.DeadLetterHook? = nil,
        _ handler: TestHandler
    ) -> JobProcessor {
        JobProcessor(
            pool: pool, control: configuration, registry: JobRegistry([handler], onDeadLetter: onDeadLetter),
            configuration: JobProcessorConfiguration(concurrency: concurrency, prefetch: concurrency, drain: drain),
            logger: Fixture.logger)
    }
}
