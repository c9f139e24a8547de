import Logging
import Postgres

/// The claiming half of a worker: one loop that looks into the ring, and sleeps when there is nothing.
struct JobClaimer: Sendable {
    let pool: ConnectionPool
    let session: ControlSession
    let buffer: JobBuffer
    let held: HeldJobs
    let completer: JobCompleter
    let wakeUp: WakeSignal
    let orders: OrderBook
    let seats: SeatKeeper
    let configuration: JobProcessorConfiguration
    let logger: Logger

    /// A claim whose answer was lost may commit much later, when the server's disk was stuck.
    private static let strayInterval = Duration.seconds(30)

    /// Claims until the buffer is closed or the task is cancelled.
    func run() async {
        var round = Round(configuration)
        while !Task.isCancelled, !buffer.isClosed {
            let room = await buffer.waitForRoom()
            guard room > 0 else { return }
            if await claim(upTo: room, &round) {
                round.backoff.found()
            } else {
                await sleep(&round)
            }
        }
    }

    /// What is kept from poll to poll.
    private struct Round {
        var cursor = RingCursor()
        var backoff: PollBackoff
        var lastSweep: ContinuousClock.Instant?
        /// When to compare with the database what it thinks we hold.
        var strayChecks = [ContinuousClock.Instant.now + JobClaimer.strayInterval]

        init(_ configuration: JobProcessorConfiguration) {
            backoff = PollBackoff(shortest: configuration.shortestPoll, longest: configuration.longestPoll)
        }
    }

    /// - Returns: whether anything was found.
    private func claim(upTo room: Int, _ round: inout Round) async -> Bool {
        guard let worker = session.worker else { return false }
        do {
            try await releaseStrays(of: worker, &round)
            try await sweepIfDue(&round)
            return try await claim(upTo: room, for: worker, &round)
        } catch {
            guard !Task.isCancelled else { return false }
            logger.warning("claim failed", metadata: ["error": "\(ErrorCategory.describe(error))"])
            // The claim may have happened although its answer was lost, now or when the server gets to it.
            round.strayChecks = [.now, .now + .seconds(10)]
            round.cursor = RingCursor()
            return false
        }
    }

    private func sweepIfDue(_ round: inout Round) async throws {
        let isFresh = round.lastSweep.map { $0.duration(to: .now) < configuration.sweepInterval } ?? false
        guard round.cursor.isEmpty || !isFresh else { return }
        let places = try await pool.execute(SweepRing())
        round.cursor.swept(places, reading: configuration.queues)
        round.lastSweep = .now
    }

    private func claim(upTo room: Int, for worker: WorkerID, _ round: inout Round) async throws -> Bool {
        guard let orders = try await orders.known() else { return false }
        var left = room
        var closed: Set<Lane> = []
        while left > 0, let (place, after) = round.cursor.next(except: closed, under: orders) {
            let hold = try await seats.setAside(left, for: place.lane, under: orders)
            guard hold.count > 0 else {
                closed.insert(place.lane)
                continue
            }
            let jobs = try await claim(place, after: after, with: hold, for: worker)
            round.cursor.claimed(jobs.map(\.id), of: hold.count, from: place, weight: orders.weight(of: place.lane))
            left -= jobs.count
            start(jobs, with: hold)
        }
        return left < room
    }

    private func claim(
        _ place: RingPlace, after: JobID, with hold: SeatHold, for worker: WorkerID
    ) async throws -> [ClaimedJob] {
        do {
            return try await pool.execute(
                ClaimJobs(place: place, after: after, limit: Int32(clamping: hold.count), worker: worker))
        } catch {
            _ = seats.assign(hold, to: [])
            throw error
        }
    }

    private func start(_ jobs: [ClaimedJob], with hold: SeatHold) {
        let unseated = seats.assign(hold, to: jobs)
        guard !jobs.isEmpty else { return }
        held.add(jobs)
        completer.release(unseated)
        let lost = Set(unseated.map(\.id))
        let late = buffer.add(lost.isEmpty ? jobs : jobs.filter { !lost.contains($0.id) })
        for job in late { seats.release(job) }
        completer.release(late)
    }

    private func releaseStrays(of worker: WorkerID, _ round: inout Round) async throws {
        guard let due = round.strayChecks.first, due <= .now else { return }
        let strays = held.strays(among: try await pool.execute(ListLeases(worker: worker)))
        if !strays.isEmpty { _ = try await pool.execute(ReleaseJobs(leases: strays)) }
        round.strayChecks.removeFirst()
        if round.strayChecks.isEmpty { round.strayChecks = [.now + Self.strayInterval] }
    }

    private func sleep(_ round: inout Round) async {
        let pause = round.backoff.next(jitter: Double.random(in: 0..<1))
        if await wakeUp.wait(for: pause) { round.backoff.woken() }
    }
}
