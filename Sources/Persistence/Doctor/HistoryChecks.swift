import Postgres

/// The history of a case has no gaps, its versions do not go back, and it ends at the version of the case.
public struct HistoryBroken: DoctorCheck {
    public static let name = "history_broken"
    public static let rule = "The history of a case is numbered without gaps, and ends with the version of the case"

    public static let sql = """
        WITH entry AS (
            SELECT case_id, sequence, version,
                lag(version, 1, 0) OVER (PARTITION BY case_id ORDER BY sequence) AS version_before
            FROM redress.case_event
        ), history AS (
            SELECT case_id, count(*) AS entries, max(sequence) AS last_sequence, max(version) AS last_version,
                bool_or(version < version_before) AS goes_back
            FROM entry
            GROUP BY case_id
        )
        SELECT f.id, NULL::text, f.reference,
            CASE
                WHEN history.case_id IS NULL THEN 'there is no history'
                WHEN history.last_sequence <> history.entries THEN
                    history.entries || ' entries, the last has the number ' || history.last_sequence
                WHEN history.goes_back THEN 'the versions go back'
                ELSE 'ends at version ' || history.last_version || ', the case is at ' || f.version
            END
        FROM redress.case_file AS f
        LEFT JOIN history ON history.case_id = f.id
        WHERE history.case_id IS NULL
            OR history.last_sequence <> history.entries
            OR history.goes_back
            OR history.last_version <> f.version
        ORDER BY f.reference
        """

    public init() {}
}

/// Every complaint that was taken has its case.
public struct ComplaintWithoutCase: DoctorCheck {
    public static let name = "complaint_without_case"
    public static let rule = "Every complaint has its case"

    public static let sql = """
        SELECT complaint.id, NULL::text, NULL::text, 'complaint ' || complaint.id || ' has no case'
        FROM redress.complaint AS complaint
        WHERE NOT EXISTS (SELECT FROM redress.case_file AS f WHERE f.id = complaint.id)
        ORDER BY complaint.id
        """

    public init() {}
}
