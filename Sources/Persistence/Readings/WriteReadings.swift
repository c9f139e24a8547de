public import Domain
public import FoundationEssentials
public import Postgres

/// A drafted decision that is to be read a second time.
public struct NewReading: Sendable {
    let id: ReadingID
    let caseID: CaseID
    let round: Int
    let draftVersion: Int
    let drafter: StaffID
    let draft: Assessment
    let at: Date
    let dueOn: CalendarDay
    let reader: StaffID?

    /// - Parameter subject: the case with its draft
    public init(
        _ id: ReadingID, of subject: Case, draft: Assessment, by drafter: StaffID, at: Date, dueOn: CalendarDay,
        reader: StaffID?
    ) {
        self.id = id
        caseID = subject.id
        round = subject.round
        draftVersion = subject.version
        self.drafter = drafter
        self.draft = draft
        self.at = at
        self.dueOn = dueOn
        self.reader = reader
    }
}

/// Writes down that a case is read a second time; once in each of its rounds.
public struct InsertReading: Statement {
    public static let sql = """
        INSERT INTO redress.second_reading (
            id, case_id, round, draft_version, drafter, draft_lines, draft_award, drawn_at, due_on, reader
        )
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
        ON CONFLICT (case_id, round) DO NOTHING
        """

    private let reading: NewReading
    private let lines: JSONBytes

    public init(_ reading: NewReading) throws {
        self.reading = reading
        lines = try StoredJSON.encode(reading.draft.lines)
    }

    public func bind(_ bindings: inout Bindings) {
        bindings.append(reading.id)
        bindings.append(reading.caseID)
        bindings.append(Int16(clamping: reading.round))
        bindings.append(Int32(reading.draftVersion))
        bindings.append(reading.drafter)
        bindings.append(lines)
        bindings.append(reading.draft.award)
        bindings.append(reading.at)
        bindings.append(reading.dueOn)
        bindings.append(reading.reader)
    }
}

/// Puts another draft in the place of the one that was not signed, where nobody has finished reading.
public struct RenewReading: Statement {
    public static let sql = """
        UPDATE redress.second_reading
        SET draft_version = $3, drafter = $4, draft_lines = $5, draft_award = $6
        WHERE case_id = $1 AND round = $2 AND read_at IS NULL
        """

    private let subject: Case
    private let draft: Assessment
    private let drafter: StaffID
    private let lines: JSONBytes

    /// - Parameter subject: the case with the new draft
    public init(of subject: Case, draft: Assessment, by drafter: StaffID) throws {
        self.subject = subject
        self.draft = draft
        self.drafter = drafter
        lines = try StoredJSON.encode(draft.lines)
    }

    public func bind(_ bindings: inout Bindings) {
        bindings.append(subject.id)
        bindings.append(Int16(clamping: subject.round))
        bindings.append(Int32(subject.version))
        bindings.append(drafter)
        bindings.append(lines)
        bindings.append(draft.award)
    }
}

/// Gives a reading that nobody has to somebody; its id comes back unless somebody else was first.
public struct AssignReading: Statement {
    public static let sql = """
        UPDATE redress.second_reading
        SET reader = $2
        WHERE id = $1 AND reader IS NULL AND lapsed_at IS NULL
        RETURNING id
        """

    private let id: ReadingID
    private let reader: StaffID

    public init(_ id: ReadingID, by reader: StaffID) {
        self.id = id
        self.reader = reader
    }

    public func bind(_ bindings: inout Bindings) {
        bindings.append(id)
        bindings.append(reader)
    }

    public static func decode(_ row: borrowing PostgresRow) throws -> ReadingID {
        try row.decode(ReadingID.self)
    }
}

/// Writes down what the reader found, once; the reading's id comes back unless it was finished before.
public struct WriteReading: Statement {
    public static let sql = """
        UPDATE redress.second_reading
        SET lines = $3, award = $4, note = $5, read_at = $6
        WHERE id = $1 AND reader = $2 AND read_at IS NULL AND lapsed_at IS NULL
        RETURNING id
        """

    private let id: ReadingID
    private let reader: StaffID
    private let award: Int
    private let lines: JSONBytes
    private let note: String
    private let at: Date

    public init(
        _ id: ReadingID, by reader: StaffID, finding assessment: Assessment, because note: String, at: Date
    ) throws {
        self.id = id
        self.reader = reader
        award = assessment.award
        lines = try StoredJSON.encode(assessment.lines)
        self.note = note
        self.at = at
    }

    public func bind(_ bindings: inout Bindings) {
        bindings.append(id)
        bindings.append(reader)
        bindings.append(lines)
        bindings.append(award)
        bindings.append(note)
        bindings.append(at)
    }

    public static func decode(_ row: borrowing PostgresRow) throws -> ReadingID {
        try row.decode(ReadingID.self)
    }
}
