import Postgres

/// What the workers did with one kind of job in the last minute.
public struct KindRate: Sendable, Hashable {
    public var queue: QueueName
    public var kind: JobKind
    /// Attempts ended a second, whatever their outcome.
    public var jobsPerSecond: Double
    /// Attempts that failed and are tried again.
    public var failed: Int
    /// Jobs given up.
    public var dead: Int
    /// Means and the longest, in milliseconds.
    public var runMilliseconds: Double
    public var waitMilliseconds: Double
    public var longestRunMilliseconds: Double
}

/// The last minute, the busiest kind first. Each worker writes its figures every ten seconds.
struct ReadRates: Statement {
    typealias Row = KindRate

    static let sql = """
        SELECT queue, kind, jobs_per_second::double precision, failed::bigint, dead::bigint, run_ms::double precision,
            wait_ms::double precision, longest_run_ms::double precision
        FROM queue.rates_now
        ORDER BY jobs_per_second DESC, queue, kind
        """

    static func decode(_ row: borrowing PostgresRow) throws -> KindRate {
        let (queue, kind, rate, failed, dead, run, wait, longest) = try row.decode(
            (QueueName, JobKind, Double, Int, Int, Double, Double, Double).self)
        return KindRate(
            queue: queue, kind: kind, jobsPerSecond: rate, failed: failed, dead: dead, runMilliseconds: run,
            waitMilliseconds: wait, longestRunMilliseconds: longest)
    }
}
