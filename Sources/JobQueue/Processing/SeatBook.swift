/// The seats that this process holds, which of them are used, and the tokens of rate limits. Pure: the keeper performs.
///
/// A job of a lane needs a seat in each capped scope that covers the lane.
struct SeatBook: Sendable {
    typealias Instant = ContinuousClock.Instant

    private struct Page {
        /// Free seats, and since when; the highest goes back first, so that a lowered cap takes effect.
        var free: [Int32: Instant] = [:]
        var used: Set<Int32> = []
        var bucket = TokenBucket()
        /// After a refusal nothing is asked for a while.
        var nextRequest: Instant?

        var held: Int { free.count + used.count }

        /// The lowest free seat, so that high ones fall idle and go back.
        mutating func use() -> Int32? {
            bucket.take()
            guard let number = free.keys.min() else { return nil }
            free[number] = nil
            used.insert(number)
            return number
        }
    }

    /// Between two requests for seats of a scope that had none.
    static let requestInterval = Duration.milliseconds(250)
    /// A seat that nobody used for so long goes back.
    static let idleLimit = Duration.milliseconds(500)

    private var pages: [Scope: Page] = [:]
    private var reserved: [JobID: [Seat]] = [:]
    private var isTaking = false
    private var isReconciling = false

    /// Seats that are being taken and those that are being compared must not be mistaken for each other.
    ///
    /// - Returns: false while the other is under way.
    mutating func beginTaking() -> Bool {
        guard !isReconciling else { return false }
        isTaking = true
        return true
    }

    mutating func endTaking() { isTaking = false }

    mutating func beginReconciling() -> Bool {
        guard !isTaking else { return false }
        isReconciling = true
        return true
    }

    mutating func endReconciling() { isReconciling = false }

    /// How many jobs of these capped scopes may start now.
    mutating func allowance(of scopes: [Scope], limits: [Scope: ScopeLimit], at now: Instant) -> Int {
        scopes.reduce(Int.max) { allowance, scope in
            min(allowance, freeSeats(of: scope, limits[scope]), tokens(of: scope, limits[scope], at: now))
        }
    }

    /// How many seats to ask the database for, so that `wanted` jobs can start; 0 while it is not worth asking.
    mutating func request(_ wanted: Int, of scope: Scope, limit: ScopeLimit?, at now: Instant) -> Int {
        guard let cap = limit?.cap else { return 0 }
        let page = pages[scope, default: Page()]
        let missing = min(wanted - freeSeats(of: scope, limit), cap - page.held)
        guard missing > 0, page.nextRequest.map({ $0 <= now }) ?? true else { return 0 }
        pages[scope, default: page].nextRequest = now + Self.requestInterval
        return missing
    }

    mutating func took(_ numbers: [Int32], of scope: Scope, at now: Instant) {
        for number in numbers { pages[scope, default: Page()].free[number] = now }
        if !numbers.isEmpty { pages[scope]?.nextRequest = nil }
    }

    /// Takes seats and tokens for so many jobs before they are claimed: while the claim is on its way nothing else may
    /// use these seats, and they are not idle.
    mutating func setAside(
        upTo most: Int, of scopes: [Scope], limits: [Scope: ScopeLimit], at now: Instant
    ) -> SeatHold {
        let count = min(most, allowance(of: scopes, limits: limits, at: now))
        let seats = scopes.map { scope in
            (0..<count).compactMap { _ in pages[scope]?.use() }.map { Seat(scope: scope, number: $0) }
        }
        return SeatHold(count: count, seats: seats)
    }

    /// Gives each job its seats, and those that are left over back.
    ///
    /// - Returns: jobs whose seats were lost meanwhile; they must not run here.
    mutating func assign(_ hold: SeatHold, to jobs: [JobID], at now: Instant) -> [JobID] {
        var unseated: [JobID] = []
        for (index, job) in jobs.enumerated() {
            let seats = hold.seats.map { $0[index] }
            let isSeated = seats.allSatisfy { pages[$0.scope]?.used.contains($0.number) ?? false }
            if isSeated { reserved[job] = seats } else { unseated.append(job) }
            if !isSeated { free(seats, at: now) }
        }
        for seats in hold.seats {
            let leftOver = seats.dropFirst(jobs.count)
            free(leftOver, at: now)
            for seat in leftOver { pages[seat.scope]?.bucket.giveBack() }
        }
        return unseated
    }

    /// - Returns: whether the job had seats, so that others may start now.
    mutating func release(_ job: JobID, at now: Instant) -> Bool {
        guard !reserved.isEmpty, let seats = reserved.removeValue(forKey: job) else { return false }
        free(seats, at: now)
        return !seats.isEmpty
    }

    /// Those that were lost meanwhile stay lost.
    private mutating func free(_ seats: some Sequence<Seat>, at now: Instant) {
        for seat in seats where pages[seat.scope]?.used.remove(seat.number) != nil {
            pages[seat.scope]?.free[seat.number] = now
        }
    }

    /// Takes out the seats that go back to the database: idle ones, and those beyond the cap.
    mutating func takeIdle(limits: [Scope: ScopeLimit], at now: Instant) -> [Scope: [Int32]] {
        var idle: [Scope: [Int32]] = [:]
        for (scope, page) in pages {
            let cap = limits[scope]?.cap ?? 0
            let numbers = page.free.filter { Int($0.key) > cap || $0.value + Self.idleLimit <= now }.map(\.key)
            guard !numbers.isEmpty else { continue }
            for number in numbers { pages[scope]?.free[number] = nil }
            idle[scope] = numbers.sorted()
        }
        return idle
    }

    /// Keeps what the database says this process holds.
    ///
    /// - Returns: jobs that run without a seat now, and seats in the database that nobody here knows of.
    mutating func reconcile(with listed: [Seat]) -> (unseated: [JobID], unknown: [Seat]) {
        let held = Set(listed)
        let unseated = reserved.filter { !$0.value.allSatisfy(held.contains) }.map(\.key)
        let known = Set(
            pages.flatMap { scope, page in
                (page.used.union(page.free.keys)).map { Seat(scope: scope, number: $0) }
            })
        for seat in known.subtracting(held) { forget(seat) }
        return (unseated, listed.filter { !known.contains($0) })
    }

    /// The jobs that use seats.
    var seatedJobs: [JobID] { Array(reserved.keys) }

    private mutating func forget(_ seat: Seat) {
        pages[seat.scope]?.free[seat.number] = nil
        pages[seat.scope]?.used.remove(seat.number)
    }

    private func freeSeats(of scope: Scope, _ limit: ScopeLimit?) -> Int {
        guard let cap = limit?.cap, let page = pages[scope] else { return 0 }
        return min(page.free.keys.count { Int($0) <= cap }, max(0, cap - page.used.count))
    }

    private mutating func tokens(of scope: Scope, _ limit: ScopeLimit?, at now: Instant) -> Int {
        guard let rate = limit?.rate, let cap = limit?.cap else { return .max }
        var page = pages[scope, default: Page()]
        page.bucket.fill(rate, share: Double(page.held) / Double(cap), at: now)
        pages[scope] = page
        return page.bucket.whole
    }
}
