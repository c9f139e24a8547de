import Testing

/// A way in which a database can be wrong, and what the doctor calls it.
struct Damage: Sendable, CustomTestStringConvertible {
    let names: Set<String>
    let sql: String

    var testDescription: String { names.sorted().joined(separator: ", ") }

    private init(_ names: String..., sql: String) {
        self.names = Set(names)
        self.sql = sql
    }

    /// As a logical restore does that caught a segment while it was emptied.
    static let loseJobs = """
        DO $$ BEGIN FOR segment IN 0..15 LOOP EXECUTE format('DELETE FROM queue.ready_%s', segment); END LOOP; END $$;
        DELETE FROM queue.job
        """

    static let strayTimer = """
        SELECT queue.schedule_timers(
            ARRAY[gen_random_uuid()], ARRAY[now() + interval '1 day'], ARRAY['case.lapse'], ARRAY['{}'::jsonb],
            ARRAY['cases'], ARRAY[NULL]::text[], ARRAY[100]::smallint[], ARRAY[id], ARRAY[20]::smallint[])
        FROM redress.case_file WHERE status = 'refused' ORDER BY id LIMIT 1
        """

    /// Of an item that is resolved, or never was.
    private static let idleReview = """
        SELECT queue.schedule_timers(
            ARRAY[gen_random_uuid()], ARRAY[now() + interval '1 day'], ARRAY['case.review_unassigned'],
            ARRAY['{}'::jsonb], ARRAY['cases'], ARRAY[NULL]::text[], ARRAY[100]::smallint[], ARRAY[\(anAccepted)],
            ARRAY[20]::smallint[])
        """

    private static let anAccepted =
        "(SELECT id FROM redress.case_file WHERE status = 'awaiting_provider' ORDER BY id LIMIT 1)"

    static let all = [
        Damage("open_case_not_armed", sql: "DELETE FROM queue.timer WHERE subject = \(anAccepted)"),
        Damage("message_without_job", sql: loseJobs),
        Damage(
            "status_unlike_state", "waits_for_wrong_party",
            sql: "UPDATE redress.case_file SET state = '{\"investigating\": {}}' WHERE id = \(anAccepted)"),
        Damage(
            "waits_for_wrong_party",
            sql: "UPDATE redress.case_file SET waits_for = 'ombudsman' WHERE id = \(anAccepted)"),
        Damage(
            "deadline_unlike_clock",
            sql: "UPDATE redress.deadline SET due_on = due_on + 1 WHERE case_id = \(anAccepted)"),
        Damage(
            "deadline_unlike_clock",
            sql: "UPDATE redress.deadline SET state = 'met', ended_at = now() WHERE case_id = \(anAccepted)"),
        Damage("timer_without_open_case", sql: strayTimer),
        Damage(
            "open_case_not_armed", "timer_without_open_case",
            sql:
                "UPDATE queue.timer SET args = jsonb_set(args, '{timer,generation}', '99') WHERE subject = \(anAccepted)"
        ),
        Damage("dead_job_unnoticed", sql: deadJob),
        Damage(
            "dead_job_unnoticed", "staff_item_over",
            sql: """
                INSERT INTO redress.staff_item (id, case_id, kind, raised_at)
                VALUES (gen_random_uuid(), \(anAccepted), 'job_dead', now())
                """),
        Damage(
            "staff_item_over",
            sql: """
                INSERT INTO redress.staff_item (id, case_id, kind, raised_at)
                VALUES (gen_random_uuid(), \(anAccepted), 'unassigned', now())
                """),
        Damage("timer_without_open_case", sql: idleReview),
        Damage(
            "undelivered_unnoticed",
            sql: """
                UPDATE redress.message SET state = 'undelivered', relay = 'relay'
                WHERE case_id = \(anAccepted) AND kind = 'provider_request'
                """),
        Damage(
            "job_without_payload",
            sql: "INSERT INTO queue.ready_3 VALUES ('mail', 100, 999999, current_date, 0, 0, false)"),
        Damage(
            "remedies_over_cap",
            sql: """
                UPDATE redress.case_event_payload
                SET event = '{"settlementOffered": {"_0": "", "_1": [{"amountPence": 600000}, {"amountPence": 400001}]}}'
                WHERE case_id = \(anAccepted) AND sequence = 1
                """),
        Damage(
            "drafter_signed",
            sql: """
                UPDATE redress.case_event_payload
                SET event = '{"decisionSigned": {"_0": {"drafter": "a", "signer": "a", "remedies": []}}}'
                WHERE case_id = \(anAccepted) AND sequence = 1
                """),
        Damage(
            "history_broken",
            sql: "DELETE FROM redress.case_event WHERE case_id = \(anAccepted) AND sequence = 1"),
        Damage("history_broken", sql: "DELETE FROM redress.case_event WHERE case_id = \(anAccepted)"),
        Damage("history_broken", sql: "UPDATE redress.case_file SET version = 7 WHERE id = \(anAccepted)"),
        Damage(
            "complaint_without_case",
            sql: """
                INSERT INTO redress.complaint (id, received_at, channel, body, body_digest)
                SELECT gen_random_uuid(), received_at, channel, body, body_digest FROM redress.complaint LIMIT 1
                """),
    ]

    private static let deadJob = """
        INSERT INTO queue.dead
            (job_id, kind, args, queue, priority, subject, max_attempts, enqueued_at, attempts, rescues, reason, errors)
        VALUES (999999, 'case.lapse', '{}', 'cases', 100, \(anAccepted), 20, now(), 20, 0, 'failed', '[]')
        """
}
