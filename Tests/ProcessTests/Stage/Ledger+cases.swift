import Postgres

/// Messages that a relay has accepted.
struct CountSentMessages: Statement {
    static let sql = "SELECT count(*) FROM redress.message WHERE state = 'accepted'"

    static func decode(_ row: borrowing PostgresRow) throws -> Int { try row.decode(Int.self) }
}

/// Rows of everything that a submission writes.
struct CountEverythingWritten: Statement {
    static let sql = """
        SELECT (SELECT count(*) FROM redress.complaint) + (SELECT count(*) FROM redress.case_file)
            + (SELECT count(*) FROM redress.case_event) + (SELECT count(*) FROM redress.message)
            + (SELECT count(*) FROM redress.idempotency_key) + (SELECT count(*) FROM queue.job)
            + (SELECT count(*) FROM queue.timer)
        """

    static func decode(_ row: borrowing PostgresRow) throws -> Int { try row.decode(Int.self) }
}

/// One case with what must have happened on it exactly once.
struct ListCases: Statement {
    struct Row: Sendable {
        let reference: String
        let status: String
        /// Events, and the highest number among them: equal when nothing is missing.
        let events: Int
        let lastEvent: Int
        /// How often the provider's clock was started, in the history and on the list of deadlines.
        let clockStarts: Int
        let runningClocks: Int
        let timers: Int
    }

    static let sql = """
        WITH history AS (
            SELECT case_id, count(*) AS events, max(sequence) AS last_event,
                count(*) FILTER (WHERE event ? 'deadlineStarted') AS clock_starts
            FROM redress.case_history GROUP BY case_id
        ), clock AS (
            SELECT case_id, count(*) AS running
            FROM redress.deadline WHERE step = 'provider_response' AND state = 'running' GROUP BY case_id
        ), armed AS (
            SELECT subject, count(*) AS timers FROM queue.timer GROUP BY subject
        )
        SELECT reference, status, events, last_event, clock_starts, coalesce(running, 0), coalesce(timers, 0)
        FROM redress.case_file
        JOIN history ON history.case_id = id
        LEFT JOIN clock ON clock.case_id = id
        LEFT JOIN armed ON armed.subject = id
        """

    static func decode(_ row: borrowing PostgresRow) throws -> Row {
        let columns = try row.decode((String, String, Int, Int32, Int, Int, Int).self)
        return Row(
            reference: columns.0, status: columns.1, events: columns.2, lastEvent: Int(columns.3),
            clockStarts: columns.4, runningClocks: columns.5, timers: columns.6)
    }
}

/// Every message with what became of it.
struct ListMessages: Statement {
    struct Row: Sendable {
        let reference: String
        let kind: String
        let recipient: String
        let state: String
        let internetMessageID: String
        let relayAnswer: String?
        let raw: [UInt8]?
    }

    static let sql = """
        SELECT reference, kind, recipient, message.state, internet_message_id, relay_answer, raw
        FROM redress.message JOIN redress.case_file ON case_file.id = case_id ORDER BY case_id, number
        """

    static func decode(_ row: borrowing PostgresRow) throws -> Row {
        let columns = try row.decode((String, String, String, String, String, String?, [UInt8]?).self)
        return Row(
            reference: columns.0, kind: columns.1, recipient: columns.2, state: columns.3,
            internetMessageID: columns.4, relayAnswer: columns.5, raw: columns.6)
    }
}

/// Transactions that wrote complaints.
struct CountIntakeTransactions: Statement {
    static let sql = "SELECT count(DISTINCT xmin::text) FROM redress.complaint"

    static func decode(_ row: borrowing PostgresRow) throws -> Int { try row.decode(Int.self) }
}
