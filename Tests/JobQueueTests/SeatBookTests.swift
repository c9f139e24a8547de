import Testing

@testable import JobQueue

@Suite struct SeatBookTests {
    let start = ContinuousClock.now
    let lane = Lane(rawValue: "mail/o2")

    func ids(_ numbers: Int64...) -> [JobID] { numbers.map(JobID.init(rawValue:)) }

    @Test("no seat, no job; each job uses one seat until it is released")
    func usesSeats() {
        var book = SeatBook()
        let limits: [Scope: ScopeLimit] = ["mail/o2": ScopeLimit(cap: 3)]
        #expect(book.allowance(of: ["mail/o2"], limits: limits, at: start) == 0)
        #expect(book.request(5, of: "mail/o2", limit: limits["mail/o2"], at: start) == 3)
        book.took([1, 2], of: "mail/o2", at: start)
        #expect(book.allowance(of: ["mail/o2"], limits: limits, at: start) == 2)
        book.reserve(ids(1, 2), of: ["mail/o2"], at: start)
        #expect(book.allowance(of: ["mail/o2"], limits: limits, at: start) == 0)
        let hadSeat = book.release(ids(1)[0], at: start)
        #expect(hadSeat)
        #expect(book.allowance(of: ["mail/o2"], limits: limits, at: start) == 1)
    }

    @Test("after a refusal the database is left in peace for a while")
    func doesNotHammer() {
        var book = SeatBook()
        let limit = ScopeLimit(cap: 3)
        #expect(book.request(1, of: "mail", limit: limit, at: start) == 1)
        book.took([], of: "mail", at: start)
        #expect(book.request(1, of: "mail", limit: limit, at: start + .milliseconds(10)) == 0)
        #expect(book.request(1, of: "mail", limit: limit, at: start + SeatBook.requestInterval) == 1)
    }

    @Test("of two scopes that cover a lane the narrower one decides")
    func narrowest() {
        var book = SeatBook()
        let limits: [Scope: ScopeLimit] = ["mail/o2": ScopeLimit(cap: 2), "mail": ScopeLimit(cap: 10)]
        book.took([1, 2], of: "mail/o2", at: start)
        book.took([1, 2, 3, 4, 5], of: "mail", at: start)
        #expect(book.allowance(of: ["mail/o2", "mail"], limits: limits, at: start) == 2)
        book.reserve(ids(1, 2), of: ["mail/o2", "mail"], at: start)
        #expect(book.allowance(of: ["mail"], limits: limits, at: start) == 3)
    }

    @Test("idle seats go back, used ones do not, and those beyond a lowered cap go at once")
    func givesBack() {
        var book = SeatBook()
        book.took([1, 2, 3], of: "mail", at: start)
        book.reserve(ids(1), of: ["mail"], at: start)
        #expect(book.takeIdle(limits: ["mail": ScopeLimit(cap: 3)], at: start).isEmpty)
        #expect(book.takeIdle(limits: ["mail": ScopeLimit(cap: 2)], at: start) == ["mail": [3]])
        let later = start + SeatBook.idleLimit
        #expect(book.takeIdle(limits: ["mail": ScopeLimit(cap: 2)], at: later) == ["mail": [2]])
    }

    @Test("a lowered cap counts what still runs")
    func loweredCap() {
        var book = SeatBook()
        book.took([1, 2, 3, 4], of: "mail", at: start)
        book.reserve(ids(1, 2, 3), of: ["mail"], at: start)
        _ = book.release(ids(1)[0], at: start)
        #expect(book.allowance(of: ["mail"], limits: ["mail": ScopeLimit(cap: 2)], at: start) == 0)
    }

    @Test("a new session keeps what the database confirms and names the jobs that lost their seats")
    func reconciles() {
        var book = SeatBook()
        book.took([1, 2], of: "mail", at: start)
        book.reserve(ids(1, 2), of: ["mail"], at: start)
        let (unseated, unknown) = book.reconcile(
            with: [Seat(scope: "mail", number: 1), Seat(scope: "mail", number: 7)])
        #expect(unseated == ids(2) && unknown == [Seat(scope: "mail", number: 7)])
        _ = book.release(ids(2)[0], at: start)
        #expect(book.allowance(of: ["mail"], limits: ["mail": ScopeLimit(cap: 9)], at: start) == 0)
    }

    @Test("seats set aside for a claim are neither idle nor used by another claim, and come back when it brings less")
    func setsAside() {
        var book = SeatBook()
        let limits: [Scope: ScopeLimit] = ["mail": ScopeLimit(cap: 3)]
        book.took([1, 2, 3], of: "mail", at: start)
        let hold = book.setAside(upTo: 5, of: ["mail"], limits: limits, at: start)
        #expect(hold.count == 3)
        let later = start + SeatBook.idleLimit * 2
        #expect(book.takeIdle(limits: limits, at: later).isEmpty)
        #expect(book.setAside(upTo: 5, of: ["mail"], limits: limits, at: later).count == 0)
        #expect(book.assign(hold, to: ids(1), at: later).isEmpty)
        #expect(book.allowance(of: ["mail"], limits: limits, at: later) == 2)
    }

    @Test("a job claimed with a seat that was lost meanwhile must not run")
    func losesWhileClaiming() {
        var book = SeatBook()
        let limits: [Scope: ScopeLimit] = ["mail": ScopeLimit(cap: 2)]
        book.took([1, 2], of: "mail", at: start)
        let hold = book.setAside(upTo: 2, of: ["mail"], limits: limits, at: start)
        _ = book.reconcile(with: [Seat(scope: "mail", number: 2)])
        #expect(book.assign(hold, to: ids(1, 2), at: start) == ids(1))
    }

    @Test("taking seats and comparing them exclude each other")
    func excludes() {
        var book = SeatBook()
        let first = (taking: book.beginTaking(), reconciling: book.beginReconciling())
        #expect(first == (true, false))
        book.endTaking()
        let second = (reconciling: book.beginReconciling(), taking: book.beginTaking())
        #expect(second == (true, false))
    }

    @Test("a rate is split by seats, and starts with nothing saved up")
    func rate() {
        var book = SeatBook()
        let limits: [Scope: ScopeLimit] = ["mail": ScopeLimit(cap: 10, rate: .init(perSecond: 20, burst: 10))]
        book.took([1, 2, 3, 4, 5], of: "mail", at: start)
        #expect(book.allowance(of: ["mail"], limits: limits, at: start) == 0)
        #expect(book.allowance(of: ["mail"], limits: limits, at: start + .milliseconds(300)) == 3)
        #expect(book.allowance(of: ["mail"], limits: limits, at: start + .seconds(60)) == 5, "half of the burst")
        book.reserve(ids(1, 2), of: ["mail"], at: start)
        #expect(book.allowance(of: ["mail"], limits: limits, at: start + .seconds(60)) == 3)
    }

    @Test("a lane is covered by itself, its queue and its provider")
    func scopes() {
        #expect(lane.scopes == ["mail/o2", "mail", "/o2"])
        #expect(Lane(rawValue: "mail").scopes == ["mail"])
    }

    @Test("a lane of weight 3 gets three times the jobs, and one that comes late gets no arrears")
    func weights() {
        var cursor = RingCursor()
        let (heavy, light) = (RingCursorTests.place(0, "mail/a"), RingCursorTests.place(0, "mail/b"))
        cursor.swept([RingCursorTests.swept(heavy), RingCursorTests.swept(light)], reading: ["mail"])
        var served: [RingPlace: Int] = [:]
        for id in 1...400 {
            guard let place = cursor.next()?.place else { break }
            served[place, default: 0] += 1
            cursor.claimed([JobID(rawValue: Int64(id))], of: 1, from: place, weight: place == heavy ? 3 : 1)
        }
        #expect((290...310).contains(served[heavy, default: 0]), "\(served)")
        let late = RingCursorTests.place(0, "mail/c")
        cursor.swept([heavy, light, late].map { RingCursorTests.swept($0) }, reading: ["mail"])
        let next = (0..<6).compactMap { id -> RingPlace? in
            guard let place = cursor.next()?.place else { return nil }
            cursor.claimed([JobID(rawValue: Int64(1000 + id))], of: 1, from: place)
            return place
        }
        #expect(next.count { $0 == late } <= 3)
    }
}

extension SeatBook {
    /// Sets seats aside and gives them to jobs that were claimed at once.
    fileprivate mutating func reserve(_ jobs: [JobID], of scopes: [Scope], at now: Instant) {
        let limits = Dictionary(uniqueKeysWithValues: scopes.map { ($0, ScopeLimit(cap: 100)) })
        _ = assign(setAside(upTo: jobs.count, of: scopes, limits: limits, at: now), to: jobs, at: now)
    }
}
