public import Domain
public import FoundationEssentials
public import Postgres

/// A reading that waits for somebody.
public struct OpenReading: Sendable {
    public let id: ReadingID
    public let caseID: CaseID
    public let reference: Reference
    public let provider: ProviderID
    public let drafter: StaffID
    public let dueOn: CalendarDay
}

/// The readings that somebody has not finished, or those that nobody has; what is due first comes first.
public struct ListOpenReadings: Statement {
    public static let sql = """
        SELECT r.id, r.case_id, f.reference, f.provider_id, r.drafter, r.due_on
        FROM redress.second_reading AS r
        JOIN redress.case_file AS f ON f.id = r.case_id
        WHERE r.reader IS NOT DISTINCT FROM $1 AND r.read_at IS NULL AND r.lapsed_at IS NULL
        ORDER BY r.due_on, f.reference
        LIMIT $2
        """

    private let reader: StaffID?
    private let limit: Int

    /// - Parameter reader: `nil` for what nobody has
    public init(of reader: StaffID?, limit: Int) {
        self.reader = reader
        self.limit = limit
    }

    public func bind(_ bindings: inout Bindings) {
        bindings.append(reader)
        bindings.append(limit)
    }

    public static func decode(_ row: borrowing PostgresRow) throws -> OpenReading {
        let (id, caseID, reference, provider, drafter, dueOn) = try row.decode(
            (ReadingID, CaseID, String, String, StaffID, CalendarDay).self)
        guard let reference = Reference(reference) else { throw CorruptRow(table: "case_file", column: "reference") }
        return OpenReading(
            id: id, caseID: caseID, reference: reference, provider: ProviderID(rawValue: provider), drafter: drafter,
            dueOn: dueOn)
    }
}

/// What a case's history said before a draft, oldest first, without what was erased.
public struct ListEventsBefore: Statement {
    public static let sql = """
        SELECT at, event FROM redress.case_history WHERE case_id = $1 AND version < $2 ORDER BY sequence
        """

    private let caseID: CaseID
    private let version: Int

    public init(of caseID: CaseID, version: Int) {
        self.caseID = caseID
        self.version = version
    }

    public func bind(_ bindings: inout Bindings) {
        bindings.append(caseID)
        bindings.append(Int32(version))
    }

    public static func decode(_ row: borrowing PostgresRow) throws -> StoredEvent {
        try ListEvents.decode(row)
    }
}

/// The second readings of the cases that came in during some time, page by page.
public struct ListDrawnReadings: Statement {
    public typealias Row = (id: ReadingID, reading: DrawnReading)

    public static let sql = """
        SELECT r.id, r.drafter, r.due_on, r.draft_lines, r.draft_award, r.lines, r.award, r.lapsed_at IS NOT NULL
        FROM redress.second_reading AS r
        JOIN redress.case_file AS f ON f.id = r.case_id
        WHERE f.opened_at >= $1 AND f.opened_at < $2 AND r.id > $3
        ORDER BY r.id
        LIMIT $4
        """

    private let period: Range<Date>
    private let last: ReadingID?
    private let most: Int

    /// - Parameters:
    ///   - period: when the complaint came in
    ///   - last: the last one of the page before
    public init(during period: Range<Date>, after last: ReadingID?, most: Int) {
        self.period = period
        self.last = last
        self.most = most
    }

    public func bind(_ bindings: inout Bindings) {
        bindings.append(period.lowerBound)
        bindings.append(period.upperBound)
        bindings.append(last?.rawValue ?? CaseID.lowest.rawValue)
        bindings.append(most)
    }

    public static func decode(_ row: borrowing PostgresRow) throws -> Row {
        let (id, drafter, dueOn, draftLines, draftAward, lines, award, hasLapsed) = try row.decode(
            (ReadingID, StaffID, CalendarDay, JSONBytes, Int, JSONBytes?, Int?, Bool).self)
        return (
            id,
            DrawnReading(
                drafter: drafter, dueOn: dueOn, draft: try Assessment(draftLines, award: draftAward),
                reading: try Assessment(lines, award: award), hasLapsed: hasLapsed)
        )
    }
}
