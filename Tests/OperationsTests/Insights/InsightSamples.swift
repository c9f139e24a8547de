import Domain
import Operations
import Postgres
import TestSupport

/// Complaints that differ in what is counted of them, and looks at the counts.
enum InsightSamples {
    static var pool: ConnectionPool { TestDatabase.current.pool }

    static func submission(
        provider: String = "o2", service: String = "mobile", issues: [String] = ["billing.incorrect_charge"],
        postcode: String? = "SW1A 2AA"
    ) throws -> Submission {
        let place = postcode.map { #""postcode":"\#($0)","# } ?? ""
        let codes = issues.map { #"{"code":"\#($0)"}"# }.joined(separator: ",")
        let body = """
            {"channel":"online","complainant":{"name":"Ann Example",\(place)"email":"ann@example.invalid",
            "preferred_channel":"email"},"customer_type":"residential","provider":"\(provider)","service":"\(service)",
            "issues":[\(codes)],"narrative":"Charged twice","first_complained_on":"2026-01-05"}
            """
        let json = try JSONParser.parse(Array(body.utf8), limits: JSONLimits())
        let draft = try ComplaintValidator.validate(json, today: try SmallOffice.day("2026-11-01")).get()
        return Submission(draft: draft, client: "test")
    }

    /// `o2 2026-06-01 mobile billing TLI 2`, one a row, in order.
    static func daily() async throws -> [String] { try await pool.execute(DailyRows()) }

    /// `2026-06-01 o2 issue billing.payment 2`, one a row, in order.
    static func monthly() async throws -> [String] { try await pool.execute(MonthlyRows()) }

    /// `2026-06-01 o2 settled 12 1 2500`, one a row, in order.
    static func endings() async throws -> [String] { try await pool.execute(EndingRows()) }
}

private struct DailyRows: Statement {
    typealias Row = String
    static let sql = """
        SELECT concat_ws(' ', provider_id, day, service, subject, region, cases) FROM redress.daily_count
        ORDER BY provider_id, day, service, subject, region
        """

    static func decode(_ row: borrowing PostgresRow) throws -> String { try row.decode(String.self) }
}

private struct MonthlyRows: Statement {
    typealias Row = String
    static let sql = """
        SELECT concat_ws(' ', month, provider_id, property, value, cases) FROM redress.monthly_count
        ORDER BY month, provider_id, property, value
        """

    static func decode(_ row: borrowing PostgresRow) throws -> String { try row.decode(String.self) }
}

private struct EndingRows: Statement {
    typealias Row = String
    static let sql = """
        SELECT concat_ws(' ', month, provider_id, ending, days, cases, paid_pence) FROM redress.ending_count
        ORDER BY month, provider_id, ending, days
        """

    static func decode(_ row: borrowing PostgresRow) throws -> String { try row.decode(String.self) }
}

/// What an eraser does to the people behind cases.
struct ErasePeople: Statement {
    static let sql = """
        WITH gone AS (UPDATE redress.imported_complaint SET place = NULL)
        UPDATE redress.complaint SET body = '{}'
        """
}

/// So many complaints on a day, counted already.
struct SetDailyCount: Statement {
    static let sql = """
        INSERT INTO redress.daily_count (provider_id, day, service, subject, region, cases)
        SELECT 'o2', $1, 'mobile', subject, $2, $3
        FROM unnest(ARRAY['', 'disruption', 'disruption.total_loss']) AS subject
        """

    let day: CalendarDay
    let region: String
    let cases: Int

    func bind(_ bindings: inout Bindings) {
        bindings.append(day)
        bindings.append(region)
        bindings.append(Int32(cases))
    }
}

/// How many stand there to be counted.
struct CountWaiting: Statement {
    static let sql = "SELECT count(*) FROM redress.case_to_count"

    static func decode(_ row: borrowing PostgresRow) throws -> Int { try row.decode(Int.self) }
}
