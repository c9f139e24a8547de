import Postgres

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

/// Processes that completed a job.
struct CountWorkersAtWork: Statement {
    static let sql = "SELECT count(DISTINCT worker_id) FROM queue.done WHERE outcome = 'completed'"

    static func decode(_ row: borrowing PostgresRow) throws -> Int { try row.decode(Int.self) }
}

struct CountLeases: Statement {
    static let sql = "SELECT count(*) FROM queue.lease"

    static func decode(_ row: borrowing PostgresRow) throws -> Int { try row.decode(Int.self) }
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

/// Sessions of the bench and of its children.
struct CountBenchSessions: Statement {
    static let sql = """
        SELECT count(*) FROM pg_stat_activity
        WHERE datname = current_database() AND application_name LIKE 'redress bench%'
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

/// Lines of health that a leading scheduler wrote.
struct CountHealth: Statement {
    static let sql = "SELECT count(*) FROM queue.health"

    static func decode(_ row: borrowing PostgresRow) throws -> Int { try row.decode(Int.self) }
}
