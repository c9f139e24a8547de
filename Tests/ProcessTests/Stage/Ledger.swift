import Postgres
import TestSupport

/// What stands in the test's database. While PostgreSQL is away it asks again.
struct Ledger: Sendable {
    let database: TestDatabase

    func ask<S: Statement>(_ statement: S) async throws -> [S.Row] {
        var rows: [S.Row] = []
        try await eventually("the database answers \(S.self)", within: .seconds(30)) {
            do {
                rows = try await database.pool.withConnection { try $0.execute(statement) }
                return true
            } catch let error as PostgresError where error.isConnectionLoss {
                return false
            }
        }
        return rows
    }

    func number<S: Statement>(_ statement: S) async throws -> Int where S.Row == Int {
        try await ask(statement).first ?? 0
    }

    /// Nothing ready, leased, waiting or given up, and every message handed over.
    func isSettled(messages: Int) async throws -> Bool {
        guard try await number(CountSentMessages()) == messages else { return false }
        return try await ask(CountWork()).isEmpty
    }
}

/// Jobs by where they are.
struct CountWork: Statement {
    struct Row: Sendable {
        let place: String
        let jobs: Int
    }

    static let sql = """
        WITH work AS (
            SELECT 'leased' AS place FROM queue.lease
            UNION ALL
            SELECT 'waiting' FROM queue.retry
            UNION ALL
            SELECT 'dead' FROM queue.dead
            \((0..<16).map { "UNION ALL SELECT 'ready' FROM queue.ready_\($0)" }.joined(separator: "\n"))
        )
        SELECT place, count(*) FROM work GROUP BY place
        """

    static func decode(_ row: borrowing PostgresRow) throws -> Row {
        let (place, jobs) = try row.decode((String, Int).self)
        return Row(place: place, jobs: jobs)
    }
}

/// Messages that a relay has accepted.
struct CountSentMessages: Statement {
    static let sql = "SELECT count(*) FROM redress.message WHERE state = 'accepted'"

    static func decode(_ row: borrowing PostgresRow) throws -> Int { try row.decode(Int.self) }
}

/// Jobs that were completed more than once.
struct CountRepeatedJobs: Statement {
    static let sql = """
        WITH repeated AS (
            SELECT job_id FROM queue.done WHERE outcome = 'completed' GROUP BY job_id HAVING count(*) > 1
        )
        SELECT count(*) FROM repeated
        """

    static func decode(_ row: borrowing PostgresRow) throws -> Int { try row.decode(Int.self) }
}

/// Jobs that a dead process held and another one took over.
struct CountRescuedJobs: Statement {
    static let sql = "SELECT count(DISTINCT job_id) FROM queue.done WHERE outcome = 'rescued'"

    static func decode(_ row: borrowing PostgresRow) throws -> Int { try row.decode(Int.self) }
}

struct CountLeases: Statement {
    static let sql = "SELECT count(*) FROM queue.lease"

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
            FROM redress.case_event GROUP BY case_id
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

/// Cuts every connection of a program, in the middle of whatever it does.
struct CutConnections: Statement {
    typealias Row = Bool

    static let sql = """
        SELECT pg_terminate_backend(pid) FROM pg_stat_activity
        WHERE datname = current_database() AND application_name LIKE $1 || '%'
        """

    let program: ProgramName

    func bind(_ bindings: inout Bindings) { bindings.append(program.rawValue) }

    static func decode(_ row: borrowing PostgresRow) throws -> Bool { try row.decode(Bool.self) }
}

/// Sessions that hold the scheduler's lock.
struct CountLeaders: Statement {
    static let sql = """
        SELECT count(*) FROM pg_locks JOIN pg_database ON pg_database.oid = pg_locks.database
        WHERE locktype = 'advisory' AND classid = 7302 AND granted AND datname = current_database()
        """

    static func decode(_ row: borrowing PostgresRow) throws -> Int { try row.decode(Int.self) }
}

/// Good rounds of a leading scheduler.
struct CountTicks: Statement {
    static let sql = "SELECT count(*) FROM queue.tick"

    static func decode(_ row: borrowing PostgresRow) throws -> Int { try row.decode(Int.self) }
}

/// Workers and schedulers that are on the list.
struct CountProcesses: Statement {
    static let sql = "SELECT count(*) FROM queue.worker"

    static func decode(_ row: borrowing PostgresRow) throws -> Int { try row.decode(Int.self) }
}

/// Attempts that ready jobs have behind them.
struct CountSpentAttempts: Statement {
    static let sql = """
        WITH ready AS (\((0..<16).map { "SELECT attempt FROM queue.ready_\($0)" }.joined(separator: " UNION ALL ")))
        SELECT coalesce(sum(attempt), 0) FROM ready
        """

    static func decode(_ row: borrowing PostgresRow) throws -> Int { try row.decode(Int.self) }
}

/// Attempts that ended in an error.
struct CountFailedAttempts: Statement {
    static let sql = "SELECT count(*) FROM queue.done WHERE outcome = 'failed'"

    static func decode(_ row: borrowing PostgresRow) throws -> Int { try row.decode(Int.self) }
}
