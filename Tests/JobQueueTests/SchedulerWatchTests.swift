import TestSupport
import Testing

@testable import JobQueue

@Suite struct TickWatchTests {
    let start = ContinuousClock.now

    @Test("thirty seconds without a tick are told once, and the next tick once")
    func once() {
        var watch = TickWatch()
        #expect(watch.look(age: .seconds(1), at: start) == nil)
        #expect(watch.look(age: .seconds(29), at: start + .seconds(28)) == nil)
        #expect(watch.look(age: .seconds(31), at: start + .seconds(30)) == .silent(.seconds(31)))
        #expect(watch.look(age: .seconds(41), at: start + .seconds(40)) == nil)
        #expect(watch.look(age: .seconds(1), at: start + .seconds(50)) == .back)
        #expect(watch.look(age: .seconds(1), at: start + .seconds(60)) == nil)
    }

    @Test("a process that starts before the first scheduler waits as long for it as for any other tick")
    func beforeTheFirst() {
        var watch = TickWatch()
        #expect(watch.look(age: nil, at: start) == nil)
        #expect(watch.look(age: nil, at: start + .seconds(20)) == nil)
        #expect(watch.look(age: nil, at: start + .seconds(30)) == .silent(.seconds(30)))
        #expect(watch.look(age: nil, at: start + .seconds(40)) == nil)
    }

    @Test("after an outage of the database nobody is blamed before the scheduler had its time")
    func outage() {
        var watch = TickWatch()
        #expect(watch.look(age: .seconds(1), at: start) == nil)
        watch.lookFailed()
        #expect(watch.look(age: .seconds(300), at: start + .seconds(300)) == nil)
        #expect(watch.look(age: .seconds(1), at: start + .seconds(310)) == nil)
    }

    @Test("an outage in the middle of a silence does not tell it a second time")
    func silenceAndOutage() {
        var watch = TickWatch()
        #expect(watch.look(age: .seconds(60), at: start) == nil)
        #expect(watch.look(age: .seconds(90), at: start + .seconds(30)) == .silent(.seconds(90)))
        watch.lookFailed()
        #expect(watch.look(age: .seconds(120), at: start + .seconds(60)) == nil)
        #expect(watch.look(age: .seconds(150), at: start + .seconds(90)) == nil)
        #expect(watch.look(age: .seconds(1), at: start + .seconds(100)) == .back)
    }
}

@Suite(.database) struct SchedulerWatchTests {
    var database: TestDatabase { .current }

    @Test("a worker says once that no scheduler runs, and once that one is back")
    func tellsOnce() async throws {
        let lines = LogLines()
        let watch = SchedulerWatch(pool: database.pool, logger: lines.logger)
        let start = ContinuousClock.now
        for seconds in stride(from: 0, through: 60, by: 10) { await watch.look(at: start + .seconds(seconds)) }
        #expect(lines.all == ["error: no scheduler has had a good round: deadlines, retries and periodic jobs wait"])
        try await database.scheduler().tick()
        for seconds in stride(from: 70, through: 90, by: 10) { await watch.look(at: start + .seconds(seconds)) }
        #expect(lines.all.dropFirst() == ["notice: a scheduler has good rounds again"])
    }

    @Test("the age of the last tick is the database's, and there is none before the first")
    func age() async throws {
        let queue = Queue(pool: database.pool)
        #expect(try await queue.tickAge() == nil)
        try await database.script("INSERT INTO queue.tick VALUES (clock_timestamp() - interval '40 seconds')")
        let age = try #require(try await queue.tickAge())
        #expect(age >= .seconds(40) && age < .seconds(100))
    }
}
