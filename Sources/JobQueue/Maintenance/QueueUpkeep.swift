import FoundationEssentials
import Logging
import Postgres

/// The steps of upkeep. Each is a synchronous function on a connection; every one is safe to run by two schedulers at
/// once, so leadership only saves work.
struct QueueUpkeep: Sendable {
    struct Limits: Sendable {
        /// Rows moved by one statement.
        var batch: Int32 = 500
        /// Statements of one step in one tick, so that no step keeps the others waiting.
        var batchesPerTick = 20
        /// A job that was held by this many lost processes is dead-lettered.
        var mostRescues: Int16 = 5
        /// Heap of a full segment: about 50,000 rows of 80 bytes.
        var fullSegmentBytes: Int64 = 4_000_000
        /// Heap and indexes of a table that is emptied when no job is in it. After an hour at 500 jobs/s, 20 minutes of
        /// it with a snapshot held, ring, leases and catalogue had 22 MB where 2.6 MB were before.
        var grownPassageBytes: Int64 = 4_000_000
        /// With fewer empty segments than this the oldest one is cleared of what nobody takes, if it holds few rows.
        var fewEmptySegments: Int32 = 4
        var sparseRows: Int32 = 5_000
        var payloadDays: Int32 = 8
        var historyDays: Int32 = 90
    }

    var limits: Limits
    let onDeadLetter: JobRegistry.DeadLetterHook?
    private(set) var report = TickReport()
    /// Whom to wake once everything is committed.
    private(set) var queues: Set<QueueName> = []

    private let schedules: PeriodicSchedules
    private var floor = TimerFloor()
    private var patience = ReclaimPatience()
    private var decision: RescueDecision

    init(
        limits: Limits = Limits(), rescue: RescueDecision.Limits = RescueDecision.Limits(),
        periodic: [PeriodicJob] = [], onDeadLetter: JobRegistry.DeadLetterHook?
    ) {
        self.limits = limits
        schedules = PeriodicSchedules(periodic)
        self.onDeadLetter = onDeadLetter
        decision = RescueDecision(limits: rescue)
    }

    /// - Parameter caseNow: `nil` for the database's clock.
    mutating func run(
        _ steps: [UpkeepStep], caseNow: Date?, on connection: isolated Connection
    ) throws {
        report = TickReport()
        queues = []
        for step in steps {
            do {
                try run(step, caseNow: caseNow, on: connection)
            } catch let error as PostgresError where !error.isConnectionLoss {
                // One step that cannot go on must not keep the others from running.
                report.failures["\(step)"] = error.description
            }
        }
    }

    /// Forgets where the search for due timers left off.
    mutating func searchFromTheBeginning() {
        floor = TimerFloor()
    }

    private mutating func run(_ step: UpkeepStep, caseNow: Date?, on connection: isolated Connection) throws {
        switch step {
        case .fire: try fire(caseNow: caseNow, on: connection)
        case .firePeriodic: try firePeriodic(on: connection)
        case .stage: try stage(on: connection)
        case .turnRing: try turnRing(on: connection)
        case .rescue: try rescue(on: connection)
        case .noteTick: try noteTick(on: connection)
        case .takeDepths: try takeFigures(caseNow: caseNow, on: connection)
        case .sweepUp: try sweepUp(on: connection)
        case .keepPartitions: try keepPartitions(on: connection)
        }
    }

    private mutating func fire(caseNow: Date?, on connection: isolated Connection) throws {
        let start = floor.next()
        for _ in 0..<limits.batchesPerTick {
            let fired = try connection.execute(FireTimers(caseNow: caseNow, floor: start, limit: limits.batch))
            for timers in fired {
                floor.fired(upTo: timers.lastDueAt)
                report.fired += timers.count
                queues.formUnion(timers.queues)
            }
            if fired.allSatisfy({ $0.count < limits.batch }) { return }
        }
    }

    private mutating func firePeriodic(on connection: isolated Connection) throws {
        let fired = try schedules.fire(on: connection)
        report.firedPeriodic += fired.jobs
        report.failures.merge(fired.failures) { first, _ in first }
        queues.formUnion(fired.queues)
    }

    private mutating func stage(on connection: isolated Connection) throws {
        for _ in 0..<limits.batchesPerTick {
            let moved = note(try connection.execute(StageRetries(limit: limits.batch)))
            report.staged += moved
            if moved < limits.batch { return }
        }
    }

    private mutating func turnRing(on connection: isolated Connection) throws {
        try connection.run(AdvanceRing(fullBytes: limits.fullSegmentBytes))
        try connection.run(EvacuateSegment(limits: limits))
        for segment in try connection.execute(ListReclaimableSegments()) {
            let statement = ReclaimSegment(segment: segment, isPatient: patience.isPatient(with: segment))
            for answer in try connection.execute(statement) {
                patience.note(answer, from: segment)
                if answer == .reclaimed { report.reclaimedSegments += 1 }
            }
        }
    }

    private mutating func rescue(on connection: isolated Connection) throws {
        let workers = try connection.execute(ObserveWorkers())
        let verdict = decision.decide(workers, at: .now)
        try rescue(from: verdict.dead, on: connection)
        if !verdict.forgotten.isEmpty { try connection.run(RemoveWorkers(workers: verdict.forgotten)) }
    }

    private mutating func rescue(from dead: [WorkerID], on connection: isolated Connection) throws {
        guard !dead.isEmpty else { return }
        try connection.run(VacateSeats(workers: dead))
        for _ in 0..<limits.batchesPerTick {
            let statement = RescueJobs(workers: dead, mostRescues: limits.mostRescues, limit: limits.batch)
            let moved = note(try connection.execute(statement))
            report.rescued += moved
            if moved < limits.batch { break }
        }
        for _ in 0..<limits.batchesPerTick {
            guard try deadLetterHopeless(of: dead, on: connection) else { return }
        }
    }

    /// - Returns: whether there was one.
    private mutating func deadLetterHopeless(of dead: [WorkerID], on connection: isolated Connection) throws -> Bool {
        let statement = LockHopelessJob(workers: dead, mostRescues: limits.mostRescues)
        let hook = onDeadLetter
        let count = try connection.transaction { connection in
            let jobs = try connection.execute(statement)
            for job in jobs { try deadLetter(job, reason: "lost its worker too often", on: connection, hook: hook) }
            return jobs.count
        }
        report.deadLettered += count
        return count > 0
    }

    /// Only when all went well so far: a step that fails every time must be seen from outside.
    private func noteTick(on connection: isolated Connection) throws {
        if report.failures.isEmpty { try connection.run(NoteTick()) }
    }

    private func takeFigures(caseNow: Date?, on connection: isolated Connection) throws {
        try takeFigures(by: TakeHealth(), on: connection)
        try takeFigures(by: TakeDepths(caseNow: caseNow), on: connection)
    }

    /// Both count rows. Where there are too many to be counted now, figures are not worth a hole in the watch over the
    /// workers.
    private func takeFigures(by statement: some Statement, on connection: isolated Connection) throws {
        do {
            try connection.transaction { connection in
                try connection.run(LimitStatement())
                try connection.run(statement)
            }
        } catch let error as PostgresError where error.sqlState == .queryCanceled {}
    }

    private mutating func sweepUp(on connection: isolated Connection) throws {
        try connection.run(PruneTicks())
        try connection.run(PruneTerms())
        try connection.run(ReclaimBeats())
        for table in ReclaimPassage.Table.allCases {
            try connection.run(ReclaimPassage(table: table, pastBytes: limits.grownPassageBytes))
        }
        try connection.run(SettleCancellations())
        try rescue(from: try connection.execute(ListStrayHolders()), on: connection)
    }

    private func keepPartitions(on connection: isolated Connection) throws {
        try connection.run(MakePartitions())
        try connection.run(PruneFires(historyDays: limits.historyDays))
        try connection.run(RemovePartitions(payloadDays: limits.payloadDays, historyDays: limits.historyDays))
    }

    private mutating func note(_ moved: [MovedJobs]) -> Int {
        for jobs in moved { queues.formUnion(jobs.queues) }
        return moved.reduce(0) { $0 + $1.count }
    }
}
