public import Domain
public import FoundationEssentials
public import Postgres

/// A second reading with its draft, and with what came of it.
public struct StoredReading: Sendable {
    public let id: ReadingID
    public let caseID: CaseID
    /// The case's version with the draft: what the history says from here on is not for the reader.
    public let draftVersion: Int
    public let drafter: StaffID
    public let draft: Assessment
    public let drawnAt: Date
    public let dueOn: CalendarDay
    /// `nil` while nobody has it.
    public let reader: StaffID?
    public let result: Result?
    /// The case was erased before anybody read it.
    public let hasLapsed: Bool

    /// What the reader found, and why.
    public struct Result: Sendable {
        public let assessment: Assessment
        public let note: String
        public let at: Date
    }

    public var isOpen: Bool { result == nil && !hasLapsed }
}

/// One second reading.
public struct FindReading: Statement {
    public static let sql = """
        SELECT id, case_id, draft_version, drafter, draft_lines, draft_award, drawn_at, due_on, reader, lines, award,
            note, read_at, lapsed_at IS NOT NULL
        FROM redress.second_reading
        WHERE id = $1
        """

    private let id: ReadingID

    public init(_ id: ReadingID) {
        self.id = id
    }

    public func bind(_ bindings: inout Bindings) {
        bindings.append(id)
    }

    public static func decode(_ row: borrowing PostgresRow) throws -> StoredReading {
        let (
            id, caseID, version, drafter, draftLines, draftAward, drawnAt, dueOn, reader, lines, award, note, readAt,
            hasLapsed
        ) = try row.decode(
            (
                ReadingID, CaseID, Int32, StaffID, JSONBytes, Int, Date, CalendarDay, StaffID?, JSONBytes?, Int?,
                String?, Date?, Bool
            ).self)
        let assessment = try Assessment(lines, award: award)
        let result = assessment.flatMap { assessment in
            note.flatMap { note in readAt.map { StoredReading.Result(assessment: assessment, note: note, at: $0) } }
        }
        return StoredReading(
            id: id, caseID: caseID, draftVersion: Int(version), drafter: drafter,
            draft: try Assessment(draftLines, award: draftAward), drawnAt: drawnAt, dueOn: dueOn, reader: reader,
            result: result, hasLapsed: hasLapsed)
    }
}

extension Assessment {
    init(_ lines: JSONBytes, award: Int) throws {
        self.init(try StoredJSON.decode([Line].self, from: lines), award: award)
    }

    init?(_ lines: JSONBytes?, award: Int?) throws {
        guard let lines, let award else { return nil }
        try self.init(lines, award: award)
    }
}
