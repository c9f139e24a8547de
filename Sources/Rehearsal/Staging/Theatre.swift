import Domain
import FoundationEssentials
import JobHandlers
import JobQueue
import Logging
import Operations
import Persistence
import Postgres

/// What outlasts a start of the processes: the database, case time and the post.
struct Building: Sendable {
    let database: ConnectionConfiguration
    /// How many at each start.
    let workers: Int
    let clock: SettableCaseClock
    let postroom: Postroom
    let pool: ConnectionPool
    let tokenSecret: [UInt8]
    let logger: Logger

    init(
        _ database: ConnectionConfiguration, workers: Int, opensAt moment: Date, tokenSecret: [UInt8], logger: Logger
    ) {
        self.database = database
        self.workers = workers
        self.tokenSecret = tokenSecret
        self.logger = logger
        clock = SettableCaseClock(moment)
        postroom = Postroom(clock: clock.clock)
        pool = ConnectionPool(configuration: database, size: 8 + 4 * workers, acquireTimeout: .seconds(60))
    }
}

/// The product as it runs in production, with two differences: case time is set by hand, and mail is only written down.
struct Theatre: Sendable {
    let clock: SettableCaseClock
    let postroom: Postroom
    let pool: ConnectionPool
    let queue: Queue
    let profiles: SchemeProfiles
    let office: CaseOffice
    let acceptComplaint: AcceptComplaint
    let actOnCase: ActOnCase
    let staffRegister: StaffRegister
    let doctor: Doctor
    let listSpikes: ListSpikes
    let measureStandards: MeasureStandards
    private let scheduler: QueueScheduler
    private let workers: [JobProcessor]

    /// A start of the processes, with the bank holidays that are known then.
    init(in building: Building, _ profiles: SchemeProfiles) {
        let (pool, clock, postroom) = (building.pool, building.clock, building.postroom)
        (self.pool, self.clock, self.postroom) = (pool, clock, postroom)
        self.profiles = profiles
        queue = Queue(pool: pool)
        office = CaseOffice(
            pool: pool, profiles: profiles, directory: .bundled, clock: clock.clock,
            tokens: AccessTokens(secret: building.tokenSecret),
            correspondence: CorrespondenceSettings(
                from: Mailbox(name: "Redress", address: "cases@redress.example.invalid"),
                publicURL: "https://redress.example.invalid", digestHour: 8))
        acceptComplaint = AcceptComplaint(office)
        listSpikes = ListSpikes(office)
        measureStandards = MeasureStandards(office)
        actOnCase = ActOnCase(office)
        staffRegister = StaffRegister(office)
        doctor = Doctor(office)
        let registry = JobRegistry.cases(
            sendMessage: SendMessage(office, mailer: postroom, composer: postroom, printTray: postroom),
            fireTimer: FireCaseTimer(office), reviewDeadJob: ReviewDeadJob(office),
            reviewUnassigned: ReviewUnassigned(office), linkDuplicates: LinkDuplicates(office),
            sendDraftLink: SendDraftLink(office, mailer: postroom, composer: postroom),
            removeDrafts: RemoveDrafts(office), sealHistory: SealHistory(office),
            applyCalendar: ApplyCalendar(office),
            insights: InsightHandlers(
                count: UpdateCounts(office), watch: WatchForSpikes(office), sendReports: SendProviderReports(office),
                sendReport: SendProviderReport(office, mailer: postroom, composer: postroom)))
        scheduler = QueueScheduler(
            pool: pool, control: building.database, onDeadLetter: registry.onDeadLetter, caseClock: clock.clock,
            logger: building.logger)
        workers = (1...building.workers).map { number in
            JobProcessor(
                pool: pool, control: building.database, registry: registry,
                configuration: JobProcessorConfiguration(
                    queues: [.mail, .cases], concurrency: 4, prefetch: 8, longestPoll: .milliseconds(5),
                    name: "rehearsal \(number)"),
                logger: building.logger)
        }
    }

    /// Runs `body` with the workers at work.
    func open<Value: Sendable>(_ body: () async throws -> Value) async throws -> Value {
        try await withThrowingTaskGroup(of: Void.self) { group in
            for worker in workers { group.addTask { try await worker.run() } }
            defer { group.cancelAll() }
            return try await body()
        }
    }

    /// Puts jobs into the queue, as the scheduler does with those of its timetable.
    func start(_ jobs: [NewJob]) async throws {
        if !jobs.isEmpty { try await pool.run(EnqueueJobs(jobs)) }
    }

    /// Fires what is due and waits until nothing is ready, leased or waiting for another attempt.
    ///
    /// - Throws: `RehearsalStuck`
    func settle() async throws {
        let giveUp = ContinuousClock.now + Self.patience
        var looks = 0
        while try await !queue.isIdle(caseNow: clock.now) {
            if try await mustTick(after: looks) { try await scheduler.tick() }
            if .now > giveUp { throw RehearsalStuck(at: clock.now) }
            try await Task.sleep(for: .milliseconds(1))
            looks += 1
        }
    }

    /// A timer is due, a retry would have to wait for the machine's clock, or it takes so long that a worker may be lost.
    private func mustTick(after looks: Int) async throws -> Bool {
        if looks == 0, let due = try await queue.nextTimerDue(), due <= clock.now { return true }
        guard looks > 0, looks.isMultiple(of: Self.looksBetweenRetries) else { return false }
        let retries = try await pool.run(BringRetriesForward())
        return retries > 0 || looks.isMultiple(of: Self.looksBetweenTicks)
    }

    private static let looksBetweenRetries = 20
    private static let looksBetweenTicks = 1000
    /// Of the machine's time, for one moment of case time.
    private static let patience = Duration.seconds(120)
}

/// Case time could not move on, because work did not come to an end.
public struct RehearsalStuck: Error, CustomStringConvertible {
    let at: Date

    public var description: String { "jobs that are due on \(LondonTime.day(of: at)) did not come to an end" }
}
