import Domain
import FoundationEssentials
public import Logging
public import Postgres

/// Plays the product through months of case time in minutes: the same operations and handlers as in production, on a
/// real PostgreSQL, with people who follow a script.
///
/// It works in a database of its own that it makes on the server given and drops at the end.
public struct Rehearsal: Sendable {
    private let plan: RehearsalPlan
    private let source: any ComplaintSource
    private let tokenSecret: [UInt8]
    private let logger: Logger

    /// - Parameter tokenSecret: what the links are made of; with a known one they can be opened afterwards by an
    ///   intake-api that has the same, on a database that is kept
    public init(
        _ plan: RehearsalPlan, _ source: any ComplaintSource, tokenSecret: [UInt8]? = nil, logger: Logger
    ) {
        self.tokenSecret = tokenSecret ?? (0..<32).map { _ in UInt8.random(in: .min ... .max) }
        self.plan = plan
        self.source = source
        self.logger = logger
    }

    /// - Parameters:
    ///   - server: a login that may create databases. The database that it names is not touched.
    ///   - keepsDatabase: leaves the rehearsal's database for a look at it.
    ///   - migrate: brings an empty database to the newest schema.
    ///   - announce: told what is going on, in words.
    /// - Throws: `RehearsalStuck`; whatever the database or the complaints throw.
    public func callAsFunction(
        on server: ConnectionConfiguration, keepsDatabase: Bool = false,
        migrate: (ConnectionConfiguration) async throws -> Void,
        announce: @escaping @Sendable (String) -> Void = { _ in }
    ) async throws -> RehearsalReport {
        let scratch = try await ScratchDatabase.create(beside: server)
        announce("rehearsing in the database \(scratch.name)")
        do {
            try await migrate(scratch.configuration)
            let report = try await play(in: scratch.configuration, announce)
            if !keepsDatabase { try await scratch.drop() }
            return report
        } catch {
            if !keepsDatabase { try await scratch.drop() }
            throw error
        }
    }

    private func play(
        in database: ConnectionConfiguration, _ announce: @escaping @Sendable (String) -> Void
    ) async throws -> RehearsalReport {
        let start = ContinuousClock.now
        let building = Building(
            database, workers: plan.workers, opensAt: LondonTime.startOfDay(plan.start),
            tokenSecret: tokenSecret, logger: logger)
        let almanac = Almanac(of: plan)
        var theatre = Theatre(in: building, almanac.profiles(at: LondonTime.startOfDay(plan.start)))
        let roster = try await StaffRoster.hire(theatre.staffRegister, until: plan.end)
        let script = Script(dice: Dice(seed: plan.seed), shares: plan.shares, roster: roster)
        var conductor = Conductor(theatre, plan, script, source)
        var progress = Progress(plan, announce)
        for season in almanac.seasons(through: conductor.end) {
            theatre = Theatre(in: building, season.profiles)
            try await theatre.open {
                try await conductor.play(in: theatre, before: season.end) { progress.reached($0) }
            }
        }
        let records = try await Records(of: theatre, conductor.cast, almanac, end: conductor.end)
        let overview = try await Overview(of: theatre, plan)
        await theatre.pool.close()
        let pace = RehearsalPace(
            workers: plan.workers, wallTime: start.duration(to: .now), moments: conductor.momentsPlayed,
            acts: conductor.actsPlayed, readings: overview.readings, failedAttempts: records.failedAttempts)
        return RehearsalReport(
            plan, records, overview, complaints: source.count, incident: source.incident,
            refused: conductor.violations, pace: pace)
    }
}

/// Says every so many days of case time how far the play is.
private struct Progress {
    private let announce: (String) -> Void
    private let last: CalendarDay
    private var next: CalendarDay

    private static let days = 20

    init(_ plan: RehearsalPlan, _ announce: @escaping (String) -> Void) {
        self.announce = announce
        next = plan.start.adding(days: Self.days)
        last = plan.end
    }

    mutating func reached(_ moment: Date) {
        let day = LondonTime.day(of: moment)
        guard day >= next else { return }
        announce("\(day.spoken), \(last.days(since: day)) days to go")
        next = day.adding(days: Self.days)
    }
}
