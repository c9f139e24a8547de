public import Domain
public import Postgres

/// The running deadlines that count working days and were counted by another table of bank holidays, by case, page by
/// page.
public struct ListOutdatedDeadlines: Statement {
    // By deadline_one_running, which begins with the case.
    public static let sql = """
        SELECT d.case_id, f.scheme, jsonb_agg(d.derivation)
        FROM redress.deadline AS d
        JOIN redress.case_file AS f ON f.id = d.case_id
        WHERE d.state = 'running' AND d.case_id > $1
            AND d.derivation ->> 'calendarVersion' <> $2
            AND (d.derivation #>> '{period,unit}' = 'working_days' OR d.derivation -> 'extensions' <> '[]')
        GROUP BY d.case_id, f.scheme
        ORDER BY d.case_id
        LIMIT $3
        """

    public struct Row: Sendable {
        public let caseID: CaseID
        public let scheme: SchemeID
        public let deadlines: [Derivation]
    }

    private let last: CaseID?
    private let version: String
    private let most: Int

    /// - Parameter last: the last case of the page before
    public init(notBy version: String, after last: CaseID?, most: Int) {
        self.last = last
        self.version = version
        self.most = most
    }

    public func bind(_ bindings: inout Bindings) {
        bindings.append(last ?? .lowest)
        bindings.append(version)
        bindings.append(most)
    }

    public static func decode(_ row: borrowing PostgresRow) throws -> Row {
        let (id, scheme, deadlines) = try row.decode((CaseID, String, JSONBytes).self)
        return Row(
            caseID: id, scheme: SchemeID(rawValue: scheme),
            deadlines: try StoredJSON.decode([Derivation].self, from: deadlines))
    }
}
