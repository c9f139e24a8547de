import FoundationEssentials
import Postgres
import Synchronization

/// What this process did, by kind of job: since its start for metrics, and since the last line for the database.
final class JobStatistics: Sendable {
    static let interval = Duration.seconds(10)

    struct Key: Hashable, Sendable {
        var queue: QueueName
        var kind: JobKind
        var outcome: String
    }

    private struct State {
        var total: [Key: JobFigures] = [:]
        var unwritten: [Key: JobFigures] = [:]
        var since = ContinuousClock.now
    }

    private let pool: ConnectionPool
    private let session: ControlSession
    private let state = Mutex(State())

    init(pool: ConnectionPool, session: ControlSession) {
        self.pool = pool
        self.session = session
    }

    func note(_ job: ClaimedJob, _ outcome: String, ran: Duration, waited: Duration) {
        let key = Key(queue: job.queue, kind: job.kind, outcome: outcome)
        let figures = JobFigures(ran: ran.inSeconds, waited: job.attempt == 1 ? max(0, waited.inSeconds) : 0)
        state.withLock { state in
            state.total[key, default: JobFigures()].add(figures)
            state.unwritten[key, default: JobFigures()].add(figures)
        }
    }

    var total: [Key: JobFigures] { state.withLock { $0.total } }

    /// Appends what happened since the last time. Figures that could not be written are lost, so that a database which
    /// is away costs no memory.
    func write() async throws {
        let (figures, seconds) = state.withLock { state in
            let now = ContinuousClock.now
            defer { (state.unwritten, state.since) = ([:], now) }
            return (state.unwritten, state.since.duration(to: now).inSeconds)
        }
        guard !figures.isEmpty, let worker = session.worker else { return }
        _ = try await pool.execute(RecordThroughput(worker: worker, seconds: seconds, figures: figures))
    }
}

/// Sums over the jobs of one kind that ended in one way.
public struct JobFigures: Sendable, Hashable {
    /// Upper bounds of the classes of running time, in seconds; the last class has none.
    public static let bounds: [Double] = [0.005, 0.025, 0.1, 0.5, 2.5, 10, 60]

    public var jobs = 0
    public var runSeconds = 0.0
    public var waitSeconds = 0.0
    public var longestRunSeconds = 0.0
    /// Jobs by class of running time, one more class than there are bounds.
    public var classes = Array(repeating: 0, count: JobFigures.bounds.count + 1)

    init() {}

    init(ran: Double, waited: Double) {
        jobs = 1
        runSeconds = ran
        waitSeconds = waited
        longestRunSeconds = ran
        classes[Self.bounds.firstIndex { ran <= $0 } ?? Self.bounds.count] = 1
    }

    mutating func add(_ other: JobFigures) {
        jobs += other.jobs
        runSeconds += other.runSeconds
        waitSeconds += other.waitSeconds
        longestRunSeconds = max(longestRunSeconds, other.longestRunSeconds)
        for index in classes.indices { classes[index] += other.classes[index] }
    }
}
