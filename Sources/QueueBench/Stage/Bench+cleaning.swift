import Postgres

extension Bench {
    /// Takes the bench's jobs out of every place. For between scenarios, when no worker runs.
    func clear() async throws {
        try await script(Self.clearing)
    }

    /// Commands of the bench itself; never with data in them.
    func script(_ sql: String) async throws {
        try await pool.withConnection { try $0.executeScript(sql) }
    }

    private static let clearing = """
        DO $clearing$
        BEGIN
            FOR segment IN 0..16 LOOP
                EXECUTE format(
                    $$DELETE FROM queue.ready_%s WHERE lane = 'bench' OR lane LIKE 'bench/%%'$$, segment);
            END LOOP;
            DELETE FROM queue.lease WHERE lane = 'bench' OR lane LIKE 'bench/%';
            DELETE FROM queue.retry WHERE lane = 'bench' OR lane LIKE 'bench/%';
            DELETE FROM queue.dead WHERE queue = 'bench';
            DELETE FROM queue.timer WHERE queue = 'bench';
            DELETE FROM queue.seat WHERE scope LIKE 'bench%';
            DELETE FROM queue.scope_limit WHERE scope LIKE 'bench%';
            -- Not the scheduler, which may be at work.
            DELETE FROM queue.worker AS worker WHERE name IN ('bench', 'bare') AND role = 'worker'
                AND NOT EXISTS (SELECT FROM queue.lease WHERE lease.worker_id = worker.id);
        END
        $clearing$;
        TRUNCATE redress_bench.run
        """
}
