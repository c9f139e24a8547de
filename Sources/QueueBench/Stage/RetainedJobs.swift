import Postgres

/// Finished jobs of past days: payloads and history, in partitions of their own.
struct RetainedJobs {
    let bench: Bench

    /// Payloads are kept 8 days, so the days are among the last of them. An older day would be dropped by upkeep.
    private static let days = 2...6

    /// - Throws: when the database has partitions of these days already.
    func make() async throws {
        let perDay = max(1, bench.sizes.retained / Self.days.count)
        for ago in Self.days { try await bench.script(Self.filling(ago, perDay)) }
        try await settle()
    }

    /// A history was vacuumed and written out days ago. Left to themselves, autovacuum and the checkpointer do it while the
    /// first pairs run, and their processor time counted as the drain's: 6 to 9 % of it.
    private func settle() async throws {
        for ago in Self.days {
            for table in ["bench_job_\(ago)", "bench_done_\(ago)"] {
                try await bench.script("VACUUM (ANALYZE) queue.\(table)")
            }
        }
        // Only a login that may do so: deploy/bench lets its own.
        try? await bench.script("CHECKPOINT")
    }

    /// The partitions keep their rows while they are detached.
    func setAttached(_ isAttached: Bool) async throws {
        guard try await bench.pool.execute(AreAttached()) != [isAttached] else { return }
        for ago in Self.days { try await bench.script(isAttached ? Self.attaching(ago) : Self.detaching(ago)) }
    }

    func remove() async throws {
        for ago in Self.days { try await bench.script(Self.dropping(ago)) }
    }

    private static func filling(_ ago: Int, _ count: Int) -> String {
        """
        CREATE TABLE queue.bench_job_\(ago) (LIKE queue.job INCLUDING ALL);
        CREATE TABLE queue.bench_done_\(ago) (LIKE queue.done INCLUDING ALL);
        INSERT INTO queue.bench_job_\(ago)
            (id, day, kind, args, queue, priority, max_attempts, enqueued_at)
        SELECT -number - \(ago) * 100000000::bigint, (now() AT TIME ZONE 'UTC')::date - \(ago), 'bench.no_operation',
            '{"number": 1}', 'bench', 100, 5, now() - \(ago) * interval '1 day'
        FROM generate_series(1, \(count)) AS number;
        INSERT INTO queue.bench_done_\(ago)
            (job_id, day, lane, outcome, attempt, fence, worker_id, claimed_at, finished_at)
        SELECT id, day, 'bench', 'completed', 1, 0, 0, enqueued_at,
            day::timestamp AT TIME ZONE 'UTC' + random() * interval '23 hours'
        FROM queue.bench_job_\(ago)
        """
    }

    private static func attaching(_ ago: Int) -> String {
        """
        DO $attaching$
        DECLARE
            day date := (SELECT day FROM queue.bench_job_\(ago) LIMIT 1);
        BEGIN
            EXECUTE format(
                'ALTER TABLE queue.job ATTACH PARTITION queue.bench_job_\(ago) FOR VALUES FROM (%L) TO (%L)',
                day, day + 1);
            EXECUTE format(
                'ALTER TABLE queue.done ATTACH PARTITION queue.bench_done_\(ago) FOR VALUES FROM (%L) TO (%L)',
                day || ' 00:00:00+00', (day + 1) || ' 00:00:00+00');
        END
        $attaching$
        """
    }

    private static func detaching(_ ago: Int) -> String {
        """
        ALTER TABLE queue.job DETACH PARTITION queue.bench_job_\(ago);
        ALTER TABLE queue.done DETACH PARTITION queue.bench_done_\(ago)
        """
    }

    private static func dropping(_ ago: Int) -> String {
        "DROP TABLE IF EXISTS queue.bench_job_\(ago), queue.bench_done_\(ago)"
    }
}

struct AreAttached: Statement {
    typealias Row = Bool

    static let sql = """
        SELECT EXISTS (SELECT FROM pg_inherits WHERE inhrelid = to_regclass('queue.bench_done_2'))
        """

    static func decode(_ row: borrowing PostgresRow) throws -> Bool {
        try row.decode(Bool.self)
    }
}
