import FoundationEssentials
import Postgres

/// The step of upkeep that enqueues periodic jobs: one statement a second to ask what has fired, and one for each
/// schedule that is due.
struct PeriodicSchedules: Sendable {
    struct Fired: Sendable {
        var jobs = 0
        var queues: Set<QueueName> = []
        /// Schedules that the database refused, with the error's category.
        var failures: [String: String] = [:]
    }

    private let jobs: [String: PeriodicJob]

    /// - Precondition: no two have the same name.
    init(_ jobs: [PeriodicJob]) {
        self.jobs = Dictionary(uniqueKeysWithValues: jobs.map { ($0.name, $0) })
    }

    func fire(on connection: isolated Connection) throws -> Fired {
        var fired = Fired()
        guard !jobs.isEmpty else { return fired }
        for position in try connection.execute(ReadSchedules(names: Array(jobs.keys))) {
            guard let job = jobs[position.schedule] else { continue }
            try fire(job, from: position, &fired, on: connection)
        }
        return fired
    }

    /// One schedule that is refused, for its args perhaps, must not keep the others from firing.
    private func fire(
        _ job: PeriodicJob, from position: SchedulePosition, _ fired: inout Fired, on connection: isolated Connection
    ) throws {
        let times = position.due(for: job)
        guard !times.isEmpty else { return }
        do {
            let count = try connection.execute(FirePeriodicJob(job: job, times: times)).reduce(0, +)
            fired.jobs += count
            if count > 0 { fired.queues.insert(job.queue) }
        } catch let error as PostgresError where !error.isConnectionLoss {
            fired.failures["schedule \(job.name)"] = error.description
        }
    }
}

/// How far a schedule has come.
struct SchedulePosition: Sendable {
    var schedule: String
    /// The newest fire time; `nil` when the schedule was seen for the first time just now.
    var firedUpTo: Date?
    var databaseNow: Date

    func due(for job: PeriodicJob) -> [Date] {
        firedUpTo.map { job.due(after: $0, at: databaseNow) } ?? []
    }
}
