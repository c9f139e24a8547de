public import Domain
public import FoundationEssentials
public import Postgres

/// Makes the notice that starts a clock one that is to be sent again, if the relay had refused it. One that is still on its
/// way has a job that sends it: with a second one its recipient could have it twice.
public struct RequeueNotice: Statement {
    public static let sql = """
        UPDATE redress.message
        -- Nobody has got the first copy, so another is written: the address may have been put right meanwhile.
        SET state = 'queued', subject = NULL, body = NULL, raw = NULL, address = NULL, relay = NULL, relay_answer = NULL,
            settled_at = NULL
        WHERE id = (
                SELECT id FROM redress.message
                WHERE case_id = $1 AND notice ->> 'startsClock' = $2
                ORDER BY number DESC
                LIMIT 1
            )
            AND state = 'undelivered'
        RETURNING \(MessageColumns.list)
        """

    private let caseID: CaseID
    private let step: ClockStep

    public init(startingClock step: ClockStep, of caseID: CaseID) {
        self.caseID = caseID
        self.step = step
    }

    public func bind(_ bindings: inout Bindings) {
        bindings.append(caseID)
        bindings.append(step.rawValue)
    }

    public static func decode(_ row: borrowing PostgresRow) throws -> StoredMessage {
        try MessageColumns.decode(row)
    }
}

/// Whether a message that starts a clock has a newer one behind it that starts the same: then the case has come to the
/// same stage again, and the newer one counts.
public struct HasNewerNotice: Statement {
    public static let sql = """
        SELECT EXISTS (
            SELECT FROM redress.message AS newer
            JOIN redress.message AS older ON older.case_id = newer.case_id
            WHERE older.id = $1 AND newer.number > older.number
                AND newer.notice ->> 'startsClock' = older.notice ->> 'startsClock'
        )
        """

    private let message: UUID

    public init(than message: UUID) {
        self.message = message
    }

    public func bind(_ bindings: inout Bindings) {
        bindings.append(message)
    }

    public static func decode(_ row: borrowing PostgresRow) throws -> Bool {
        try row.decode(Bool.self)
    }
}
