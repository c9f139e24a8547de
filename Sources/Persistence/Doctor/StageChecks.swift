import Postgres

/// The stages as the state is stored, the status that outsiders see, and who is waited for once the stage's clock runs.
enum StageTable {
    static let rows = """
        stage (key, status, waits_for) AS (
            VALUES
                ('tooEarly', 'too_early', 'complainant'),
                ('refused', 'refused', NULL),
                ('eligibilityDisputed', 'eligibility_disputed', 'ombudsman'),
                ('awaitingProvider', 'awaiting_provider', 'provider'),
                ('settlementOffered', 'settlement_offered', 'complainant'),
                ('awaitingComments', 'awaiting_comments', 'complainant'),
                ('investigating', 'investigating', 'caseworker'),
                ('awaitingInformation', 'awaiting_information', NULL),
                ('awaitingSignature', 'awaiting_signature', 'ombudsman'),
                ('resolutionProposed', 'resolution_proposed', 'complainant'),
                ('reviewing', 'reviewing', 'caseworker'),
                ('awaitingAcceptance', 'awaiting_acceptance', 'complainant'),
                ('awaitingRemedy', 'awaiting_remedy', 'provider'),
                ('onHold', 'on_hold', 'scheme'),
                ('closed', 'closed', NULL)
        )
        """
}

/// The status that outsiders see is that of the state.
public struct StatusUnlikeState: DoctorCheck {
    public static let name = "status_unlike_state"
    public static let rule = "The status of a case is that of its state"

    public static let sql = """
        WITH \(StageTable.rows)
        SELECT f.id, NULL::text, f.reference, 'status ' || f.status || ', state ' || coalesce(stage.status, 'unknown')
        FROM redress.case_file AS f
        LEFT JOIN stage ON f.state ? stage.key
        WHERE stage.status IS DISTINCT FROM f.status
        ORDER BY f.reference
        """

    public init() {}
}

/// A case waits for exactly the party whose move it is; while a notice is on its way, or a complaint sleeps until its
/// day, for the scheme.
public struct WaitsForWrongParty: DoctorCheck {
    public static let name = "waits_for_wrong_party"
    public static let rule = "Every open case names the one party that it waits for, and a case that is over names none"

    public static let sql = """
        WITH \(StageTable.rows), expected AS (
            SELECT f.id,
                CASE
                    WHEN f.state #> ARRAY[stage.key, '_0'] ? 'awaitingNotice' THEN 'scheme'
                    WHEN f.state #>> '{tooEarly,isOpen}' = 'false' AND f.state #>> '{tooEarly,opensOn}' IS NOT NULL
                        THEN 'scheme'
                    WHEN f.state #>> '{settlementOffered,offer,by}' = 'complainant' THEN 'provider'
                    WHEN f.state ? 'awaitingInformation' THEN f.state #>> '{awaitingInformation,_1,asked}'
                    WHEN f.state #>> '{resolutionProposed,isAccepted}' = 'true' THEN 'provider'
                    ELSE stage.waits_for
                END AS waits_for
            FROM redress.case_file AS f
            JOIN stage ON f.state ? stage.key
        )
        SELECT f.id, NULL::text, f.reference,
            f.status || ' waits for ' || coalesce(f.waits_for, 'nobody') || ' instead of '
                || coalesce(expected.waits_for, 'nobody')
        FROM redress.case_file AS f
        JOIN expected ON expected.id = f.id
        WHERE expected.waits_for IS DISTINCT FROM f.waits_for
        ORDER BY f.reference
        """

    public init() {}
}

/// Deadlines run exactly where clocks run: the stage's own, and the decision's while the case has one.
public struct DeadlineUnlikeClock: DoctorCheck {
    public static let name = "deadline_unlike_clock"
    public static let rule = "A deadline runs exactly while its stage's clock does, and is due on the same day"

    public static let sql = """
        WITH clock AS (
            SELECT f.id AS case_id, running.derivation ->> 'step' AS step,
                (running.derivation ->> 'dueOn')::date AS due_on
            FROM redress.case_file AS f
            CROSS JOIN LATERAL (
                VALUES
                    (jsonb_path_query_first(f.state, '$.*._0.running._0')),
                    (jsonb_path_query_first(f.state, '$.*._0.deadline')),
                    (f.decision_deadline)
            ) AS running (derivation)
            WHERE running.derivation IS NOT NULL
        ), deadline AS (
            SELECT case_id, step, due_on FROM redress.deadline WHERE state = 'running'
        )
        SELECT f.id, coalesce(clock.step, deadline.step), f.reference,
            coalesce(clock.step, deadline.step) || ': the clock '
                || coalesce('runs to ' || clock.due_on, 'does not run') || ', the deadline '
                || coalesce('runs to ' || deadline.due_on, 'does not run')
        FROM clock
        FULL JOIN deadline ON deadline.case_id = clock.case_id AND deadline.step = clock.step
        JOIN redress.case_file AS f ON f.id = coalesce(clock.case_id, deadline.case_id)
        WHERE clock.due_on IS DISTINCT FROM deadline.due_on
        ORDER BY f.reference, coalesce(clock.step, deadline.step)
        """

    public init() {}
}
