public import Domain
public import Postgres

/// Who may read a case a second time: without a conflict, not the drafter, and nobody who has done anything on the case or
/// looked into its evidence. The one with the fewest open readings first.
///
/// Whoever reads cannot sign, so an ombudsman reads only where another one is left who can.
public struct ListSecondReaders: Statement {
    public static let sql = """
        WITH free AS (
            SELECT s.id, s.name, s.email, s.role, s.created_at
            FROM redress.staff AS s
            WHERE s.id <> $2
                AND NOT EXISTS (
                    SELECT FROM redress.staff_conflict AS c
                    WHERE c.staff_id = s.id AND c.provider_id = ANY ($3) AND c.until >= $4
                )
                AND NOT EXISTS (SELECT FROM redress.second_reading WHERE case_id = $1 AND reader = s.id)
        ), acted AS (
            -- Every text of the history that is somebody's id; who drafted or signed is among them.
            SELECT DISTINCT lower(text.value #>> '{}') AS id
            FROM redress.case_history AS entry
            CROSS JOIN LATERAL jsonb_path_query(entry.event, '$.** ? (@.type() == "string")') AS text (value)
            WHERE entry.case_id = $1
        )
        SELECT free.id, free.name, free.email, free.role
        FROM free
        CROSS JOIN LATERAL (
            SELECT count(*) AS readings
            FROM redress.second_reading AS r
            WHERE r.reader = free.id AND r.read_at IS NULL AND r.lapsed_at IS NULL
        ) AS load
        WHERE NOT EXISTS (SELECT FROM acted WHERE acted.id = free.id::text)
            AND (
                free.role <> 'ombudsman'
                OR EXISTS (SELECT FROM free AS signer WHERE signer.role = 'ombudsman' AND signer.id <> free.id)
            )
        ORDER BY load.readings, free.created_at, free.id
        """

    private let caseID: CaseID
    private let drafter: StaffID
    private let company: Set<ProviderID>
    private let day: CalendarDay

    /// - Parameter company: every id under which the company goes; a conflict with any of them counts
    public init(of caseID: CaseID, draftedBy drafter: StaffID, for company: Set<ProviderID>, on day: CalendarDay) {
        self.caseID = caseID
        self.drafter = drafter
        self.company = company
        self.day = day
    }

    public func bind(_ bindings: inout Bindings) {
        bindings.append(caseID)
        bindings.append(drafter)
        bindings.append(company.map(\.rawValue).sorted())
        bindings.append(day)
    }

    public static func decode(_ row: borrowing PostgresRow) throws -> StaffMember {
        try decodeStaffMember(row)
    }
}

/// Everybody who has read a case a second time, or is about to.
public struct ListReaders: Statement {
    public static let sql = "SELECT reader FROM redress.second_reading WHERE case_id = $1 AND reader IS NOT NULL"

    private let caseID: CaseID

    public init(of caseID: CaseID) {
        self.caseID = caseID
    }

    public func bind(_ bindings: inout Bindings) {
        bindings.append(caseID)
    }

    public static func decode(_ row: borrowing PostgresRow) throws -> StaffID {
        try row.decode(StaffID.self)
    }
}

/// The reading of a case that somebody has not finished yet.
public struct FindOpenReading: Statement {
    public static let sql = """
        SELECT id FROM redress.second_reading
        WHERE case_id = $1 AND reader = $2 AND read_at IS NULL AND lapsed_at IS NULL
        """

    private let caseID: CaseID
    private let reader: StaffID

    public init(of caseID: CaseID, by reader: StaffID) {
        self.caseID = caseID
        self.reader = reader
    }

    public func bind(_ bindings: inout Bindings) {
        bindings.append(caseID)
        bindings.append(reader)
    }

    public static func decode(_ row: borrowing PostgresRow) throws -> ReadingID {
        try row.decode(ReadingID.self)
    }
}

/// The last reading of a case that came to another result than its draft.
public struct FindDifferingReading: Statement {
    public static let sql = """
        SELECT id FROM redress.second_reading
        WHERE case_id = $1 AND lines <> draft_lines
        ORDER BY read_at DESC
        LIMIT 1
        """

    private let caseID: CaseID

    public init(of caseID: CaseID) {
        self.caseID = caseID
    }

    public func bind(_ bindings: inout Bindings) {
        bindings.append(caseID)
    }

    public static func decode(_ row: borrowing PostgresRow) throws -> ReadingID {
        try row.decode(ReadingID.self)
    }
}
