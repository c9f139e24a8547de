import FoundationEssentials
import Testing

@testable import JobQueue

@Suite struct RetryPolicyTests {
    let policy = RetryPolicy(base: .seconds(4), ceiling: .seconds(100), floor: .seconds(1))

    @Test(
        "the wait doubles with each attempt up to the ceiling", arguments: [(1, 2), (2, 4), (3, 8), (6, 50), (60, 50)])
    func doubles(attempt: Int, halfOfWidth: Int) {
        #expect(policy.delay(afterAttempt: attempt, jitter: 0.5) == .seconds(halfOfWidth))
    }

    @Test("the luckiest draw still waits the floor, so a failing job is never a hot loop")
    func floor() {
        #expect(policy.delay(afterAttempt: 1, jitter: 0) == .seconds(1))
    }

    @Test("no attempt number overflows", arguments: [0, -1, 1_000_000, .max])
    func extremes(attempt: Int) {
        #expect(policy.delay(afterAttempt: attempt, jitter: 0.999) <= .seconds(100))
    }
}

@Suite struct PollBackoffTests {
    @Test("polls every 2 ms after finding something, then doubles to 1 s")
    func doubles() {
        var backoff = PollBackoff()
        let pauses = (0..<12).map { _ in backoff.next(jitter: 0) }
        #expect(pauses.prefix(3) == [.milliseconds(2), .milliseconds(4), .milliseconds(8)])
        #expect(pauses.last == .seconds(1))
    }

    @Test("a find and a wake-up start over")
    func startsOver() {
        var backoff = PollBackoff()
        for _ in 0..<5 { _ = backoff.next(jitter: 0) }
        backoff.found()
        #expect(backoff.next(jitter: 0) == .milliseconds(2))
        backoff.woken()
        #expect(backoff.next(jitter: 0) == .milliseconds(2))
    }
}

@Suite struct WakeUpCoalescerTests {
    let start = ContinuousClock.now

    @Test("the first wake-up goes out at once, those within 20 ms go out together after it")
    func coalesces() {
        var coalescer = WakeUpCoalescer<ContinuousClock.Instant>()
        coalescer.post("mail")
        #expect(coalescer.due(at: start) == ["mail"])
        coalescer.post("mail")
        coalescer.post("mail")
        #expect(coalescer.due(at: start + .milliseconds(5)).isEmpty)
        #expect(coalescer.nextDue() == start + .milliseconds(20))
        #expect(coalescer.due(at: start + .milliseconds(20)) == ["mail"])
        #expect(coalescer.nextDue() == nil)
    }

    @Test("one queue's silence holds up no other queue")
    func perQueue() {
        var coalescer = WakeUpCoalescer<ContinuousClock.Instant>()
        coalescer.post("mail")
        _ = coalescer.due(at: start)
        coalescer.post("case")
        #expect(coalescer.due(at: start) == ["case"])
    }
}

@Suite struct RingCursorTests {
    static func place(_ segment: Int16, _ lane: String = "default", _ priority: Int16 = 100) -> RingPlace {
        RingPlace(segment: segment, lane: Lane(rawValue: lane), priority: priority)
    }

    static func swept(_ place: RingPlace, age: Int16 = 0, first: Int64 = 1) -> SweptPlace {
        SweptPlace(place: place, age: age, firstID: JobID(rawValue: first))
    }

    @Test("an urgent row in any segment goes before everything else")
    func urgentFirst() {
        var cursor = RingCursor()
        let urgent = Self.place(2, "default", 10)
        cursor.swept([Self.swept(Self.place(1), age: 5), Self.swept(urgent)], reading: ["default"])
        for _ in 0..<20 { #expect(cursor.next()?.place == urgent) }
    }

    @Test("among equals the lanes take turns")
    func lanesTakeTurns() {
        var cursor = RingCursor()
        cursor.swept(
            [Self.swept(Self.place(0, "mail/a")), Self.swept(Self.place(0, "mail/b"))], reading: ["mail"])
        let lanes = (0..<6).compactMap { number -> String? in
            guard let place = cursor.next()?.place else { return nil }
            cursor.claimed([JobID(rawValue: Int64(number))], of: 1, from: place)
            return place.lane.rawValue
        }
        #expect(Set(lanes.prefix(2)) == ["mail/a", "mail/b"])
        #expect(lanes[0] == lanes[2] && lanes[1] == lanes[3])
    }

    @Test("low priority is served now and then although higher never ends")
    func ageing() {
        var cursor = RingCursor()
        let low = Self.place(0, "default", 900)
        cursor.swept(
            [Self.swept(Self.place(1, "default", 100), first: 50), Self.swept(low, age: 3)], reading: ["default"])
        let served = (0..<RingCursor.turnsPerAgeing).compactMap { _ in cursor.next()?.place }
        #expect(served.count { $0 == low } == 1)
    }

    @Test("the cursor moves behind what it claimed, and a short answer empties the place")
    func moves() {
        var cursor = RingCursor()
        let place = Self.place(0)
        cursor.swept([Self.swept(place, first: 7)], reading: ["default"])
        #expect(cursor.next()?.after == JobID(rawValue: 6))
        cursor.claimed([7, 9].map(JobID.init(rawValue:)), of: 2, from: place)
        #expect(cursor.next()?.after == JobID(rawValue: 9))
        cursor.claimed([JobID(rawValue: 11)], of: 2, from: place)
        #expect(cursor.isEmpty)
    }

    @Test("a sweep lowers the cursor again, for rows that came late")
    func sweepLowers() {
        var cursor = RingCursor()
        let place = Self.place(0)
        cursor.swept([Self.swept(place, first: 100)], reading: ["default"])
        cursor.swept([Self.swept(place, first: 3)], reading: ["default"])
        #expect(cursor.next()?.after == JobID(rawValue: 2))
    }

    @Test("lanes of other queues are not read")
    func otherQueues() {
        var cursor = RingCursor()
        cursor.swept([Self.swept(Self.place(0, "mail/o2"))], reading: ["default"])
        #expect(cursor.isEmpty)
    }
}

@Suite struct RescueDecisionTests {
    let now = Date(timeIntervalSince1970: 1_800_000_000)
    let instant = ContinuousClock.now

    func worker(
        beat ago: Double, lock: Bool = true, takesLock: Bool = true, serverUp: Double = 3600, at date: Date? = nil
    )
        -> WorkerObservation
    {
        let date = date ?? now
        return WorkerObservation(
            id: WorkerID(rawValue: 1), holdsLock: takesLock, isLockHeld: lock,
            startedAt: now.addingTimeInterval(-3600), lastBeat: now.addingTimeInterval(-ago), databaseNow: date,
            serverStartedAt: now.addingTimeInterval(-serverUp))
    }

    /// A rescuer that has watched without a hole for 20 seconds.
    func watching() -> RescueDecision {
        var decision = RescueDecision()
        for second in 0...20 {
            let date = now.addingTimeInterval(Double(second - 20))
            _ = decision.decide([worker(beat: 20 - Double(second), at: date)], at: instant + .seconds(second - 20))
        }
        return decision
    }

    func verdict(_ observation: WorkerObservation) -> RescueDecision.Verdict {
        var decision = watching()
        return decision.decide([observation], at: instant)
    }

    @Test("a process whose session is gone is dead after two missed beats")
    func lockGone() {
        #expect(verdict(worker(beat: 3.9, lock: false)).dead.isEmpty)
        #expect(verdict(worker(beat: 4, lock: false)).dead.count == 1)
    }

    @Test("a process whose session stands is dead after ten seconds of silence")
    func silence() {
        #expect(verdict(worker(beat: 9.9)).dead.isEmpty)
        #expect(verdict(worker(beat: 10)).dead.count == 1)
    }

    @Test("behind a pooler a missing lock says nothing")
    func withoutLock() {
        #expect(verdict(worker(beat: 6, lock: false, takesLock: false)).dead.isEmpty)
    }

    @Test("a server that has just started makes nobody look dead")
    func serverStart() {
        #expect(verdict(worker(beat: 30, lock: false, serverUp: 3)).dead.isEmpty)
        #expect(verdict(worker(beat: 30, lock: false, serverUp: 4)).dead.count == 1)
    }

    @Test("a rescuer that was cut off itself begins to count anew")
    func ownGap() {
        var decision = watching()
        let later = now.addingTimeInterval(60)
        #expect(decision.decide([worker(beat: 0, lock: false, at: later)], at: instant + .seconds(60)).dead.isEmpty)
        let after = later.addingTimeInterval(2)
        #expect(decision.decide([worker(beat: 0, lock: false, at: after)], at: instant + .seconds(62)).dead.isEmpty)
    }

    @Test("a new rescuer watches before it judges")
    func newRescuer() {
        var decision = RescueDecision()
        #expect(decision.decide([worker(beat: 50, lock: false)], at: instant).dead.isEmpty)
    }

    @Test("a process is forgotten only after a minute of silence")
    func forgetting() {
        var decision = RescueDecision()
        for second in 0...61 {
            let date = now.addingTimeInterval(Double(second))
            let verdict = decision.decide([worker(beat: 0, at: date)], at: instant + .seconds(second))
            #expect(verdict.forgotten.isEmpty == (second <= 60))
        }
    }
}

@Suite struct ReclaimPatienceTests {
    @Test("the lock is waited for only after several refusals, and then once")
    func waitsAfterRefusals() {
        var patience = ReclaimPatience()
        for _ in 0..<ReclaimPatience.refusalsBeforeWaiting {
            #expect(!patience.isPatient(with: 3))
            patience.note(.busy, from: 3)
        }
        #expect(patience.isPatient(with: 3) && !patience.isPatient(with: 4))
        patience.note(.busy, from: 3)
        #expect(!patience.isPatient(with: 3))
    }
}

@Suite struct TimerFloorTests {
    @Test("the search starts behind what has fired, and from the beginning every twentieth round")
    func restarts() {
        var floor = TimerFloor()
        let date = Date(timeIntervalSince1970: 1_800_000_000)
        #expect(floor.next() == nil)
        floor.fired(upTo: date)
        for _ in 1..<TimerFloor.roundsPerFullSearch { #expect(floor.next() == date) }
        #expect(floor.next() == nil)
    }
}

@Suite struct CompletionTests {
    let job = Fixture.claimed(attempt: 2, maxAttempts: 3)

    func decide(_ result: AttemptResult, job: ClaimedJob? = nil) -> Completion {
        .decide(job ?? self.job, result, policy: .standard, jitter: 0.5)
    }

    @Test("a failure is retried until the last attempt, which is dead-lettered")
    func failures() {
        guard case .postpone(let postponed) = decide(.failed(category: "boom")) else { return #expect(Bool(false)) }
        #expect(postponed.error == "boom" && postponed.delay > .zero)
        let last = Fixture.claimed(attempt: 3, maxAttempts: 3)
        guard case .deadLetter(_, "boom") = decide(.failed(category: "boom"), job: last) else {
            return #expect(Bool(false))
        }
    }

    @Test("a snooze is postponed without an error, even at the last attempt")
    func snooze() {
        let last = Fixture.claimed(attempt: 3, maxAttempts: 3)
        guard case .postpone(let postponed) = decide(.answered(.snoozed(for: .seconds(9))), job: last) else {
            return #expect(Bool(false))
        }
        #expect(postponed.error == nil && postponed.delay == .seconds(9))
    }

    @Test("nothing is written for a job that was acknowledged")
    func nothing() {
        guard case .nothing = decide(.answered(.acknowledged)) else { return #expect(Bool(false)) }
    }

    @Test("a job that this process may have lost is given back: if the lease is its own, nobody else would")
    func fencedOut() {
        guard case .release = decide(.fencedOut) else { return #expect(Bool(false)) }
    }

    @Test("an error's own text, which may hold data, is not kept")
    func categories() {
        struct Refused: Error { var address = "somebody@example.invalid" }
        #expect(ErrorCategory.describe(Refused()) == "Refused")
    }
}
