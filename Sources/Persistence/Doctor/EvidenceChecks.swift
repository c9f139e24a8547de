import Postgres

/// The parts of a file that is there, put one after the other, are the file.
public struct EvidenceInPieces: DoctorCheck {
    public static let name = "evidence_in_pieces"
    public static let rule = "The parts of a piece of evidence join without a gap and come to what was received"

    public static let sql = """
        WITH part AS (
            SELECT evidence_id, first_byte, size,
                coalesce(sum(size) OVER (
                    PARTITION BY evidence_id ORDER BY first_byte ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
                ), 0) AS expected
            FROM redress.evidence_part
        ), whole AS (
            SELECT evidence_id, sum(size) AS size, bool_and(first_byte = expected) AS joins
            FROM part
            GROUP BY evidence_id
        )
        SELECT f.id, evidence.id::text, f.reference,
            'evidence ' || evidence.id || ': ' || coalesce(whole.size, 0) || ' of ' || evidence.received
                || ' bytes in parts' || CASE WHEN whole.joins THEN '' ELSE ' that do not join' END
        FROM redress.evidence AS evidence
        JOIN redress.case_file AS f ON f.id = evidence.case_id
        LEFT JOIN whole ON whole.evidence_id = evidence.id
        WHERE evidence.state IN ('receiving', 'stored', 'clean')
            AND (coalesce(whole.size, 0) <> evidence.received OR NOT coalesce(whole.joins, true))
        ORDER BY f.reference, evidence.id
        """

    public init() {}
}

/// What came is looked into soon: a scanner that is down is not noticed otherwise.
public struct EvidenceUnscanned: DoctorCheck {
    public static let name = "evidence_unscanned"
    public static let rule = "Evidence is scanned within an hour, and has a job that does it until then"

    // By the machine's clock: when the row was last written, in case time, says nothing of how long a scanner was away.
    public static let sql = """
        WITH scanning AS (
            SELECT (job.args ->> 'evidence')::uuid AS evidence_id, job.enqueued_at
            FROM queue.unfinished AS live
            JOIN queue.job AS job ON job.day = live.day AND job.id = live.job_id
            WHERE job.kind = 'evidence.scan'
        )
        SELECT f.id, evidence.id::text, f.reference,
            'evidence ' || evidence.id || CASE
                WHEN scanning.evidence_id IS NULL THEN ' is not scanned and no job does it'
                ELSE ' waits for the scanner for more than an hour'
            END
        FROM redress.evidence AS evidence
        JOIN redress.case_file AS f ON f.id = evidence.case_id
        LEFT JOIN scanning ON scanning.evidence_id = evidence.id
        WHERE evidence.state = 'stored'
            AND (scanning.evidence_id IS NULL OR scanning.enqueued_at < clock_timestamp() - interval '1 hour')
        ORDER BY f.reference, evidence.id
        """

    public init() {}
}
