import Postgres
import Synchronization
import TestSupport
import Testing

@testable import JobQueue

@Suite(.database) struct LimitTests {
    var database: TestDatabase { .current }
    var queue: Queue { Queue(pool: database.pool) }

    func job(_ provider: String = "o2") -> NewJob {
        NewJob(kind: "test", args: Array("{}".utf8), queue: "default", provider: provider)
    }

    @Test("three processors together never run more jobs of a provider than its cap, and use all of it")
    func neverAboveCap() async throws {
        try await queue.limit("default/o2", to: ScopeLimit(cap: 4))
        let present = Mutex((now: 0, most: 0))
        let started = TestSignal<Void>("started")
        let mayEnd = TestSignal<Void>("may end")
        let handler = TestHandler { _, _ in
            present.withLock { $0 = (now: $0.now + 1, most: max($0.most, $0.now + 1)) }
            defer { present.withLock { $0.now -= 1 } }
            started.send()
            try await mayEnd.wait()
            return .completed
        }
        _ = try await database.pool.execute(EnqueueJobs((0..<40).map { _ in job() }))
        try await running(
            database.processor(handler), database.processor(handler), database.processor(handler)
        ) { _ in
            for _ in 0..<4 { try await started.wait() }
            for _ in 0..<36 {
                mayEnd.send()
                try await started.wait()
            }
            for _ in 0..<4 { mayEnd.send() }
            try await eventually("all done") { try await database.count("completed") == 40 }
        }
        #expect(present.withLock { $0.most } == 4)
        #expect(try await queue.limits().map(\.seatsHeld) == [0], "seats go back with the process")
    }

    @Test("two processors together start no more jobs of a provider than its rate allows")
    func keepsRate() async throws {
        try await queue.limit("default/o2", to: ScopeLimit(cap: 4, rate: .init(perSecond: 20, burst: 1)))
        let starts = Mutex<[ContinuousClock.Instant]>([])
        let handler = TestHandler { _, _ in
            starts.withLock { $0.append(.now) }
            return .completed
        }
        _ = try await database.pool.execute(EnqueueJobs((0..<30).map { _ in job() }))
        try await running(database.processor(handler), database.processor(handler)) { _ in
            try await eventually("all done", within: .seconds(30)) { try await database.count("completed") == 30 }
        }
        let moments = starts.withLock { $0.sorted() }
        let (first, last) = (try #require(moments.first), try #require(moments.last))
        // Each of the four seats' shares may have one whole token saved up.
        #expect(first.duration(to: last) >= .milliseconds((30 - 1 - 4) * 50))
    }

    @Test("another provider's jobs go on beside a full one")
    func othersGoOn() async throws {
        try await queue.limit("/o2", to: ScopeLimit(cap: 1))
        let mayEnd = TestSignal<Void>("may end")
        let ran = TestSignal<String?>("ran")
        let handler = TestHandler { job, _ in
            ran.send(job.provider)
            if job.provider == "o2" { try await mayEnd.wait() }
            return .completed
        }
        _ = try await database.pool.execute(EnqueueJobs([job(), job(), job("sky"), job("sky")]))
        try await running(database.processor(handler)) { _ in
            var providers: [String?] = []
            for _ in 0..<3 { providers.append(try await ran.wait()) }
            #expect(providers.count { $0 == "sky" } == 2)
            mayEnd.send()
            #expect(try await ran.wait() == "o2")
            mayEnd.send()
        }
    }

    @Test("a seat is taken once, whoever asks at the same moment")
    func exactSeats() async throws {
        try await queue.limit("mail", to: ScopeLimit(cap: 7))
        let workers = try await withThrowingTaskGroup(of: WorkerID?.self) { group in
            for number in 0..<10 {
                group.addTask { [database] in
                    try await database.pool.execute(
                        RegisterWorker(role: .worker, name: "\(number)", holdsLock: false)
                    ).first
                }
            }
            return try await group.compactMap { $0 }.reduce(into: []) { $0.append($1) }
        }
        let taken = try await withThrowingTaskGroup(of: [Int32].self) { group in
            for worker in workers {
                group.addTask { [database] in
                    try await database.pool.transaction { connection in
                        try connection.execute(TakeSeats(scope: "mail", worker: worker, wanted: 3))
                    }
                }
            }
            return try await group.reduce(into: []) { $0 += $1 }
        }
        #expect(taken.count <= 7 && Set(taken).count == taken.count)
        let rest = try await database.pool.execute(TakeSeats(scope: "mail", worker: workers[0], wanted: 10))
        #expect((taken + rest).sorted() == Array(1...7))
    }

    @Test("the seats of a lost process stay empty until 12 s after its last beat")
    func lostSeats() async throws {
        try await queue.limit("mail", to: ScopeLimit(cap: 2))
        let workers = try await (0..<2).asyncMap { _ in
            try await database.pool.execute(RegisterWorker(role: .worker, name: "w", holdsLock: false))[0]
        }
        #expect(try await database.pool.execute(TakeSeats(scope: "mail", worker: workers[0], wanted: 2)).count == 2)
        _ = try await database.pool.execute(RecordBeat(worker: workers[0]))
        _ = try await database.pool.execute(VacateSeats(workers: [workers[0]]))
        #expect(try await queue.limits().map { [$0.seatsHeld, $0.seatsLost] } == [[0, 2]])
        #expect(try await database.pool.execute(TakeSeats(scope: "mail", worker: workers[1], wanted: 2)).isEmpty)
        try await database.script("UPDATE queue.seat SET usable_at = usable_at - interval '12 seconds'")
        #expect(try await database.pool.execute(TakeSeats(scope: "mail", worker: workers[1], wanted: 2)).count == 2)
    }

    @Test("without a session of its own a process takes no seat: capped work waits, other work goes on")
    func withoutControlSession() async throws {
        try await queue.limit("default/o2", to: ScopeLimit(cap: 1))
        let ran = TestSignal<String?>("ran")
        let handler = TestHandler { job, _ in
            ran.send(job.provider)
            return .completed
        }
        _ = try await database.pool.execute(EnqueueJobs([job(), job("sky")]))
        let processor = JobProcessor(
            pool: database.pool, control: nil, registry: JobRegistry([handler]), logger: Fixture.logger)
        try await running(processor) { _ in
            #expect(try await ran.wait() == "sky")
            try await eventually("sky is done") { try await database.count("completed") == 1 }
        }
        #expect(try await database.count("ready") == 1)
    }

    @Test("a rate without a cap is refused by name")
    func rateNeedsCap() async throws {
        let error = await #expect(throws: PostgresError.self) {
            try await queue.limit("mail", to: ScopeLimit(rate: .init(perSecond: 1, burst: 1)))
        }
        #expect(error?.constraint == "scope_limit_rate_is_split_by_seats")
    }
}

extension Sequence {
    fileprivate func asyncMap<Value>(_ body: (Element) async throws -> Value) async rethrows -> [Value] {
        var values: [Value] = []
        for element in self { values.append(try await body(element)) }
        return values
    }
}
