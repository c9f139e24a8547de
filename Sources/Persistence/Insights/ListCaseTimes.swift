public import Domain
public import FoundationEssentials
public import Postgres

/// When the cases of a scheme passed the points from which standards are measured: those that came in during some time,
/// page by page.
public struct ListCaseTimes: Statement {
    public static let sql = """
        SELECT f.id, coalesce(history.entries, '[]')
        FROM (
            SELECT id FROM redress.case_file
            WHERE scheme = $1 AND opened_at >= $2 AND opened_at < $3 AND id > $4
            ORDER BY id
            LIMIT $5
        ) AS f
        LEFT JOIN LATERAL (
            SELECT jsonb_agg(
                jsonb_build_object('day', (e.at AT TIME ZONE 'Europe/London')::date, 'event', e.event)
                ORDER BY e.sequence) AS entries
            FROM redress.case_history AS e
            WHERE e.case_id = f.id AND e.event ?| ARRAY[
                'received', 'eligibilityDecided', 'investigationOpened', 'resolutionProposed', 'resolutionConfirmed',
                'decisionSigned', 'closed', 'reopened', 'remedyDisputed'
            ]
        ) AS history ON true
        ORDER BY f.id
        """

    private let scheme: SchemeID
    private let period: Range<Date>
    private let last: CaseID?
    private let most: Int

    /// - Parameters:
    ///   - period: when the complaint came in
    ///   - last: the last one of the page before
    public init(of scheme: SchemeID, during period: Range<Date>, after last: CaseID?, most: Int) {
        self.scheme = scheme
        self.period = period
        self.last = last
        self.most = most
    }

    public func bind(_ bindings: inout Bindings) {
        bindings.append(scheme.rawValue)
        bindings.append(period.lowerBound)
        bindings.append(period.upperBound)
        bindings.append(last ?? .lowest)
        bindings.append(most)
    }

    public static func decode(_ row: borrowing PostgresRow) throws -> (id: CaseID, times: CaseTimes) {
        let (id, entries) = try row.decode((CaseID, JSONBytes).self)
        let history = try StoredJSON.decode([DatedEvent].self, from: entries)
        return (id, CaseTimes(history.map { ($0.day, $0.event) }))
    }
}

private struct DatedEvent: Decodable {
    let day: CalendarDay
    let event: CaseEvent
}
