import Postgres

/// The rows that Redress committed for one complaint, as one statement that writes the same rows again under other ids:
/// what PostgreSQL alone has to do. Ids rise, as those of Redress do.
struct ReadRowScripts: Statement {
    typealias Row = String

    static let sql = """
        SELECT regexp_replace(format(
            $script$WITH id AS MATERIALIZED (
                SELECT lpad(to_hex(nextval('redress_bench.id')), 32, '0')::uuid AS id,
                    lpad(to_hex(nextval('redress_bench.id')), 8, '0') AS reference
                FROM generate_series(1, %1$s)
            ), complaint AS (
                INSERT INTO redress.complaint (id, received_at, channel, body, body_digest)
                SELECT id, now(), %2$L, %3$L::jsonb, %4$L::bytea FROM id
            ), case_file AS (
                INSERT INTO redress.case_file (
                    id, reference, provider_id, scheme, profile_version, eligibility, status, waits_for, version,
                    generation, state, decision_deadline, access_hash, provider_access_hash, opened_at, changed_at)
                SELECT id, reference, %5$L, %6$L, %7$L, %8$L::jsonb, %9$L, %10$L, %11$s, %12$s, %13$L::jsonb,
                    %14$L::jsonb, %15$L::bytea, %16$L::bytea, now(), now() FROM id
            ), idempotency_key AS (
                INSERT INTO redress.idempotency_key (client, key, body_digest, case_id)
                SELECT 'bench', 'bench-' || reference, %4$L::bytea, id FROM id
            )%17$s SELECT 1$script$,
            $2::integer, complaint.channel, complaint.body, complaint.body_digest,
            file.provider_id, file.scheme, file.profile_version, file.eligibility, file.status, file.waits_for,
            file.version, file.generation, file.state, file.decision_deadline, file.access_hash,
            file.provider_access_hash, events.sql || coalesce(deadlines.sql, '') || coalesce(messages.sql, '')
                || coalesce(jobs.sql, '') || coalesce(timers.sql, '') || coalesce(counts.sql, '')),
            -- pgbench takes a colon before a name for a variable, also within JSON.
            '(?<!:):(?=[^\\s\\d":])', '\\u003a', 'g')
        FROM redress.case_file AS file
        JOIN redress.complaint AS complaint ON complaint.id = file.id
        CROSS JOIN LATERAL (
            SELECT format(', event AS (INSERT INTO redress.case_event (case_id, sequence, version, at, digest, previous, '
                'chain) SELECT id, sequence, version, now(), digest, previous, chain FROM id, (VALUES %s) '
                'AS row (sequence, version, digest, previous, chain)'
                '), payload AS (INSERT INTO redress.case_event_payload (case_id, sequence, salt, event) '
                'SELECT id, sequence, salt, event FROM id, (VALUES %s) AS row (sequence, salt, event)'
                '), unsealed AS (INSERT INTO redress.unsealed_case (case_id) SELECT id FROM id)',
                string_agg(format('(%s, %s, %L::bytea, %L::bytea, %L::bytea)', sequence, version, digest, previous,
                    chain), ', '),
                string_agg(format('(%s, %L::bytea, %L::jsonb)', sequence, salt, event), ', ')) AS sql
            FROM redress.case_event JOIN redress.case_event_payload USING (case_id, sequence)
            WHERE case_id = file.id
        ) AS events
        LEFT JOIN LATERAL (
            SELECT format(', deadline AS (INSERT INTO redress.deadline (case_id, step, party, derivation, due_on, state) '
                'SELECT id, row.* FROM id, (VALUES %s) AS row)',
                string_agg(format('(%L, %L, %L::jsonb, %L::date, %L)', step, party, derivation, due_on, state), ', '))
                AS sql
            FROM redress.deadline WHERE case_id = file.id HAVING count(*) > 0
        ) AS deadlines ON true
        LEFT JOIN LATERAL (
            SELECT format(', message AS (INSERT INTO redress.message (id, case_id, number, kind, step, recipient, '
                'notice, state, created_at, internet_message_id) '
                'SELECT lpad(to_hex(nextval(''redress_bench.id'')), 32, ''0'')::uuid, id, number, kind, step, recipient, '
                'notice, ''queued'', now(), id || tail FROM id, (VALUES %s) '
                'AS row (number, kind, step, recipient, notice, tail))',
                string_agg(format('(%s, %L, %L, %L, %L::jsonb, %L)', number, kind, step, recipient, notice,
                    substr(internet_message_id, 37)), ', ')) AS sql
            FROM redress.message WHERE case_id = file.id HAVING count(*) > 0
        ) AS messages ON true
        LEFT JOIN LATERAL (
            SELECT format(', job AS (INSERT INTO queue.job (id, day, kind, args, queue, provider, priority, subject, '
                'max_attempts, enqueued_at) SELECT nextval(''queue.job_id''), %L::date, kind, args, queue, provider, '
                'priority, id, max_attempts, now() FROM id, (VALUES %s) '
                'AS row (kind, args, queue, provider, priority, max_attempts) RETURNING *'
                '), ready AS (INSERT INTO queue.ready_%s (lane, priority, id, day, attempt, rescues, has_key) '
                'SELECT queue || coalesce(''/'' || provider, ''''), priority, id, day, 0, 0, false FROM job)',
                min(day), string_agg(format('(%L, %L::jsonb, %L, %L, %s::smallint, %s::smallint)', kind, args, queue,
                    provider, priority, max_attempts), ', '),
                (SELECT segment FROM queue.ring ORDER BY generation DESC LIMIT 1)) AS sql
            FROM queue.job WHERE subject = file.id HAVING count(*) > 0
        ) AS jobs ON true
        LEFT JOIN LATERAL (
            SELECT format(', timer AS (INSERT INTO queue.timer (id, due_at, kind, args, queue, provider, priority, '
                'subject, max_attempts) SELECT lpad(to_hex(nextval(''redress_bench.id'')), 32, ''0'')::uuid, due_at, '
                'kind, args, queue, provider, priority, id, max_attempts FROM id, (VALUES %s) '
                'AS row (due_at, kind, args, queue, provider, priority, max_attempts))',
                string_agg(format('(%L::timestamptz, %L, %L::jsonb, %L, %L, %s::smallint, %s::smallint)', due_at, kind,
                    args, queue, provider, priority, max_attempts), ', ')) AS sql
            FROM queue.timer WHERE subject = file.id HAVING count(*) > 0
        ) AS timers ON true
        LEFT JOIN LATERAL (
            SELECT format(', to_count AS (INSERT INTO redress.case_to_count (case_id, has_ended) '
                'SELECT id, has_ended FROM id, (VALUES %s) AS row (has_ended))',
                string_agg(format('(%L::boolean)', has_ended), ', ')) AS sql
            FROM redress.case_to_count WHERE case_id = file.id HAVING count(*) > 0
        ) AS counts ON true
        WHERE file.reference = ANY ($1)
        """

    let references: [String]
    /// How often the one statement writes them.
    let times: Int

    func bind(_ bindings: inout Bindings) {
        bindings.append(references)
        bindings.append(Int32(times))
    }

    static func decode(_ row: borrowing PostgresRow) throws -> String {
        try row.decode(String.self)
    }
}
