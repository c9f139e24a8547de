public import Postgres

/// Counts cases that were opened, so many at most, and takes them off the list of what is to be counted: both or neither.
/// Answers how many they were.
///
/// What another counting has locked is passed over. Rows are added in the order of their keys, so that two countings wait
/// for each other and do not deadlock. What is not there any more of a complaint counts as not known.
public struct CountOpenedCases: Statement {
    public static let sql = """
        WITH taken AS MATERIALIZED (
            DELETE FROM redress.case_to_count
            WHERE ctid = ANY (ARRAY(
                SELECT ctid FROM redress.case_to_count WHERE NOT has_ended LIMIT $1 FOR UPDATE SKIP LOCKED
            ))
            RETURNING case_id
        ), counted AS MATERIALIZED (
            SELECT f.id, f.provider_id, (f.opened_at AT TIME ZONE 'Europe/London')::date AS day,
                coalesce(c.body ->> 'service', '') AS service, c.body -> 'issues' AS issues,
                coalesce(placed.region, imported.place, '') AS region
            FROM taken
            JOIN redress.case_file AS f ON f.id = taken.case_id
            JOIN redress.complaint AS c ON c.id = f.id
            LEFT JOIN redress.imported_complaint AS imported ON imported.case_id = f.id
            LEFT JOIN redress.postcode_region AS placed
                ON placed.area = substring(upper(c.body -> 'complainant' ->> 'postcode') FROM '^\\s*([A-Z]{1,2})[0-9]')
        ), subject AS MATERIALIZED (
            -- Two issues of one group are one complaint of that group.
            SELECT DISTINCT counted.id, provider_id, day, service, region, part.code AS subject
            FROM counted
            CROSS JOIN LATERAL jsonb_path_query(counted.issues, '$[*].code') AS issue (code)
            CROSS JOIN LATERAL unnest(ARRAY[
                issue.code #>> '{}', split_part(issue.code #>> '{}', '.', 1), ''
            ]) AS part (code)
        ), daily AS (
            INSERT INTO redress.daily_count AS kept (provider_id, day, service, subject, region, cases)
            SELECT provider_id, day, service, subject, region, count(*)
            FROM subject
            GROUP BY provider_id, day, service, subject, region
            ORDER BY provider_id, day, service, subject, region
            ON CONFLICT (provider_id, day, service, subject, region)
            DO UPDATE SET cases = kept.cases + excluded.cases
        ), property AS (
            SELECT day, provider_id,
                CASE WHEN subject = '' THEN 'all' WHEN strpos(subject, '.') > 0 THEN 'issue' ELSE 'group' END AS property,
                subject AS value
            FROM subject
            UNION ALL
            SELECT day, provider_id, 'service', service FROM counted
            UNION ALL
            SELECT day, provider_id, 'region', region FROM counted
        ), monthly AS (
            INSERT INTO redress.monthly_count AS kept (month, provider_id, property, value, cases)
            SELECT date_trunc('month', day)::date AS month, provider_id, property, value, count(*)
            FROM property
            GROUP BY 1, provider_id, property, value
            ORDER BY 1, provider_id, property, value
            ON CONFLICT (month, provider_id, property, value) DO UPDATE SET cases = kept.cases + excluded.cases
        )
        SELECT count(*) FROM taken
        """

    private let most: Int

    public init(most: Int) {
        self.most = most
    }

    public func bind(_ bindings: inout Bindings) {
        bindings.append(most)
    }

    public static func decode(_ row: borrowing PostgresRow) throws -> Int {
        try row.decode(Int.self)
    }
}
