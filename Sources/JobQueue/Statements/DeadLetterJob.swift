import Postgres

/// Gives a job up: its payload and steps move from their day to the dead letters, with the errors of all attempts. No
/// row back means that the lease was not the asker's.
struct DeadLetterJob: Statement {
    typealias Row = JobID

    static let sql = """
        WITH ended AS (
            DELETE FROM queue.lease
            WHERE job_id = $1 AND fence = $2
            RETURNING job_id, day, lane, attempt, rescues, fence, worker_id, claimed_at, has_key
        ), keys AS (
            DELETE FROM queue.unique_key AS held
            USING ended
            WHERE ended.has_key AND held.job_id = ended.job_id
        ), payload AS (
            DELETE FROM queue.job AS job
            USING ended
            WHERE job.day = ended.day AND job.id = ended.job_id
            RETURNING job.kind, job.args, job.queue, job.provider, job.priority, job.subject, job.max_attempts,
                job.enqueued_at
        ), history AS (
            INSERT INTO queue.done (job_id, day, lane, outcome, attempt, fence, worker_id, claimed_at, error)
            SELECT job_id, day, lane, 'dead', attempt, fence, worker_id, claimed_at, $3
            FROM ended
        ), errors AS (
            SELECT jsonb_agg(
                jsonb_build_object('attempt', attempt, 'outcome', outcome, 'error', error, 'at', finished_at)
                ORDER BY finished_at
            ) AS earlier
            FROM queue.done
            WHERE job_id = $1 AND error IS NOT NULL
        ), step_rows AS (
            -- They move as the payload does: sent again on the same day, they are inserted once more.
            DELETE FROM queue.step AS step
            USING ended
            WHERE step.day = ended.day AND step.job_id = ended.job_id
            RETURNING step.name, step.result
        ), steps AS (
            SELECT coalesce(jsonb_object_agg(name, result), '{}') AS done_before FROM step_rows
        )
        INSERT INTO queue.dead
            (job_id, kind, args, queue, provider, priority, subject, max_attempts, enqueued_at, attempts, rescues,
            reason, errors, steps)
        SELECT ended.job_id, payload.kind, payload.args, payload.queue, payload.provider, payload.priority,
            payload.subject, payload.max_attempts, payload.enqueued_at, ended.attempt, ended.rescues, $3,
            coalesce(errors.earlier, '[]') || jsonb_build_array(jsonb_build_object(
                'attempt', ended.attempt, 'outcome', 'dead', 'error', $3, 'at', clock_timestamp())),
            steps.done_before
        FROM ended
        CROSS JOIN payload
        CROSS JOIN errors
        CROSS JOIN steps
        RETURNING job_id
        """

    var id: JobID
    var fence: Fence
    /// A category, never personal data.
    var reason: String

    func bind(_ bindings: inout Bindings) {
        bindings.append(id)
        bindings.append(fence)
        bindings.append(reason)
    }

    static func decode(_ row: borrowing PostgresRow) throws -> JobID {
        try row.decode(JobID.self)
    }
}
