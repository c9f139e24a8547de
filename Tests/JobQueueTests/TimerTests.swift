import FoundationEssentials
import Postgres
import TestSupport
import Testing

@testable import JobQueue

@Suite(.database) struct TimerTests {
    let due = Date(timeIntervalSince1970: 1_790_000_000)

    var database: TestDatabase { .current }

    func clock(_ offset: Double = 0) -> CaseClock { .set(to: due.addingTimeInterval(offset)) }

    @Test("a timer fires once although two schedulers look for it at the same time")
    func firesOnce() async throws {
        let timers = (0..<300).map { _ in Fixture.timer(due: due) }
        #expect(try await database.pool.execute(ScheduleTimers(timers)).count == 300)
        let first = database.scheduler(clock: clock())
        let second = database.scheduler(clock: clock())
        async let one = first.tick()
        async let two = second.tick()
        let fired = try await (one.fired, two.fired)
        #expect(fired.0 + fired.1 == 300)
        #expect(try await database.count("ready") == 300)
        #expect(try await database.count("timer") == 0)
    }

    @Test("a timer does not fire a moment before its time")
    func notBefore() async throws {
        _ = try await database.pool.execute(ScheduleTimers([Fixture.timer(due: due)]))
        #expect(try await database.scheduler(clock: clock(-0.001)).tick().fired == 0)
        #expect(try await database.scheduler(clock: clock()).tick().fired == 1)
    }

    @Test("a cancelled timer never fires, by id and by subject")
    func cancelled() async throws {
        let (id, subject) = (UUID(), UUID())
        let timers = [Fixture.timer(id, due: due), Fixture.timer(due: due, subject: subject), Fixture.timer(due: due)]
        _ = try await database.pool.execute(ScheduleTimers(timers))
        #expect(try await database.pool.execute(CancelTimers(ids: [id, UUID()])) == [id])
        #expect(try await database.pool.execute(CancelTimersOfSubject(subject: subject)) == [timers[1].id])
        #expect(try await database.scheduler(clock: clock(1)).tick().fired == 1)
    }

    @Test("a cancel that was rolled back leaves the timer armed")
    func cancelRollsBack() async throws {
        let timer = Fixture.timer(due: due)
        _ = try await database.pool.execute(ScheduleTimers([timer]))
        await #expect(throws: CancellationError.self) {
            try await database.pool.transaction { connection in
                try connection.run(CancelTimers(ids: [timer.id]))
                throw CancellationError()
            }
        }
        #expect(try await database.scheduler(clock: clock()).tick().fired == 1)
    }

    @Test("a moved timer fires at its new time, by id and by subject")
    func moved() async throws {
        let subject = UUID()
        let timers = [Fixture.timer(due: due), Fixture.timer(due: due, subject: subject)]
        _ = try await database.pool.execute(ScheduleTimers(timers))
        // Beyond every partition that was made ahead.
        let later = due.addingTimeInterval(20 * 365 * 86400)
        #expect(try await database.pool.execute(MoveTimers([(timers[0].id, later)])) == [timers[0].id])
        let bySubject = MoveTimersOfSubject(subject: subject, dueAt: later.addingTimeInterval(60))
        #expect(try await database.pool.execute(bySubject) == [timers[1].id])
        #expect(try await database.scheduler(clock: clock(1)).tick().fired == 0)
        #expect(try await Queue(pool: database.pool).nextTimerDue() == later)
        #expect(try await database.scheduler(clock: .set(to: later)).tick().fired == 1)
    }

    @Test("a timer that has fired can be neither cancelled nor moved")
    func tooLate() async throws {
        let timer = Fixture.timer(due: due)
        _ = try await database.pool.execute(ScheduleTimers([timer]))
        try await database.scheduler(clock: clock()).tick()
        #expect(try await database.pool.execute(CancelTimers(ids: [timer.id])).isEmpty)
        #expect(try await database.pool.execute(MoveTimers([(timer.id, due)])).isEmpty)
    }

    @Test("many due timers fire in batches, in the order they are due")
    func batches() async throws {
        let timers = (0..<1200).map { Fixture.timer(due: due.addingTimeInterval(Double(-$0) * 86400)) }
        _ = try await database.pool.execute(ScheduleTimers(timers))
        #expect(try await database.scheduler(clock: clock()).tick().fired == 1200)
        #expect(try await database.count("ready") == 1200)
    }

    @Test("a running scheduler fires a timer that is armed in the past")
    func armedInThePast() async throws {
        let fired = TestSignal<JobID>("fired")
        var handler = TestHandler { job, _ in
            fired.send(job.id); return .completed
        }
        handler.timeout = .seconds(5)
        try await running(database.scheduler(), database.processor(handler)) { _ in
            for age in [10.0, 1_000_000] {
                let timer = NewTimer(
                    id: UUID(), kind: "test", args: Array("{}".utf8), dueAt: Date().addingTimeInterval(-age))
                _ = try await database.pool.execute(ScheduleTimers([timer]))
                _ = try await fired.wait()
            }
        }
    }

    @Test("case time may move on only when nothing is ready, leased, in retry or due")
    func idle() async throws {
        let queue = Queue(pool: database.pool)
        _ = try await database.pool.execute(ScheduleTimers([Fixture.timer(due: due)]))
        #expect(try await queue.isIdle(caseNow: due.addingTimeInterval(-1)))
        #expect(try await !queue.isIdle(caseNow: due))
        try await database.scheduler(clock: clock()).tick()
        #expect(try await !queue.isIdle(caseNow: due))
        let job = try #require(try await database.claim().first)
        #expect(try await !queue.isIdle(caseNow: due))
        let postponed = PostponedJob(id: job.id, fence: job.fence, delay: .zero, error: nil)
        _ = try await database.pool.execute(PostponeJobs(jobs: [postponed]))
        #expect(try await !queue.isIdle(caseNow: due))
        try await database.scheduler(clock: clock()).tick()
        let again = try #require(try await database.claim().first)
        _ = try await database.pool.execute(AcknowledgeJob(again))
        #expect(try await queue.isIdle(caseNow: due))
    }
}
