public import Domain
public import FoundationEssentials
public import Postgres

/// The last decision on each of the cases that came in during some time and have one, page by page.
public struct ListDecisions: Statement {
    public typealias Row = (id: CaseID, provider: ProviderID, decision: Decision?)

    public static let sql = """
        SELECT f.id, f.provider_id, last.decision
        FROM (
            SELECT id, provider_id FROM redress.case_file
            WHERE opened_at >= $1 AND opened_at < $2 AND id > $3
            ORDER BY id
            LIMIT $4
        ) AS f
        LEFT JOIN LATERAL (
            SELECT coalesce(e.event #> '{decisionSigned,_0}', e.event #> '{resolutionProposed,_0}') AS decision
            FROM redress.case_history AS e
            WHERE e.case_id = f.id AND e.event ?| ARRAY['resolutionProposed', 'decisionSigned']
            ORDER BY e.sequence DESC
            LIMIT 1
        ) AS last ON true
        ORDER BY f.id
        """

    private let period: Range<Date>
    private let last: CaseID?
    private let most: Int

    /// - Parameters:
    ///   - period: when the complaint came in
    ///   - last: the last one of the page before
    public init(during period: Range<Date>, after last: CaseID?, most: Int) {
        self.period = period
        self.last = last
        self.most = most
    }

    public func bind(_ bindings: inout Bindings) {
        bindings.append(period.lowerBound)
        bindings.append(period.upperBound)
        bindings.append(last ?? .lowest)
        bindings.append(most)
    }

    public static func decode(_ row: borrowing PostgresRow) throws -> Row {
        let (id, provider, decision) = try row.decode((CaseID, String, JSONBytes?).self)
        return (
            id, ProviderID(rawValue: provider), try decision.map { try StoredJSON.decode(Decision.self, from: $0) }
        )
    }
}
