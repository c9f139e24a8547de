public import Domain
public import Postgres

/// Every open case has an armed timer of its present stage or an unfinished job that moves it on. A message on its way
/// is not enough: once it is sent, nothing would happen any more.
public struct OpenCaseNotArmed: DoctorCheck {
    public static let name = "open_case_not_armed"
    public static let rule = "Every open case has an armed timer of its stage or an unfinished job that moves it on"

    public static let sql = """
        WITH under_way AS (
            SELECT job.subject AS case_id
            FROM queue.unfinished AS live
            JOIN queue.job AS job ON job.day = live.day AND job.id = live.job_id
            WHERE job.kind LIKE 'case.%' AND job.kind <> 'case.review_unassigned'
            UNION
            SELECT timer.subject
            FROM queue.timer AS timer
            JOIN redress.case_file AS f ON f.id = timer.subject
            WHERE coalesce((timer.args #>> '{timer,generation}')::integer, f.generation) = f.generation
                AND timer.kind LIKE 'case.%' AND timer.kind <> 'case.review_unassigned'
        )
        SELECT f.id, NULL::text, f.reference, f.status || ' waits for ' || f.waits_for || ' and nothing is under way'
        FROM redress.case_file AS f
        WHERE f.status NOT IN ('refused', 'closed')
            AND ($1::uuid[] IS NULL OR f.id = ANY ($1))
            AND NOT EXISTS (SELECT FROM under_way WHERE under_way.case_id = f.id)
        ORDER BY f.reference
        """

    private let caseIDs: [CaseID]?

    /// - Parameter caseIDs: looks at these cases only
    public init(among caseIDs: [CaseID]? = nil) {
        self.caseIDs = caseIDs
    }

    public func bind(_ bindings: inout Bindings) {
        bindings.append(caseIDs)
    }
}
