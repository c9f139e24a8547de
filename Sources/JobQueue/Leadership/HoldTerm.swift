import Postgres

/// Leads for another ten seconds, if nobody else does: leadership where no session holds a lock. A term is a row that
/// is never updated; its number is taken once, so of two copies that ask at the same moment one gets it.
///
/// No row back means that another copy leads.
struct HoldTerm: Statement {
    typealias Row = Int64

    static let sql = """
        WITH latest AS (
            SELECT number, worker_id, ends_at FROM queue.term ORDER BY number DESC LIMIT 1
        )
        INSERT INTO queue.term (number, worker_id, ends_at)
        SELECT coalesce((SELECT number FROM latest), 0) + 1, $1, clock_timestamp() + interval '10 seconds'
        WHERE NOT EXISTS (SELECT FROM latest WHERE worker_id <> $1 AND ends_at > clock_timestamp())
        ON CONFLICT (number) DO NOTHING
        RETURNING number
        """

    /// How often the leader takes the next term: a lost statement or two do not cost it the lead.
    static let renewal = Duration.seconds(3)

    var worker: WorkerID

    func bind(_ bindings: inout Bindings) {
        bindings.append(worker)
    }

    static func decode(_ row: borrowing PostgresRow) throws -> Int64 {
        try row.decode(Int64.self)
    }
}

/// Ends the term of a process that stops, so that another copy leads at once.
struct EndTerm: Statement {
    static let sql = """
        DELETE FROM queue.term
        WHERE worker_id = $1 AND number = (SELECT max(number) FROM queue.term)
        """

    var worker: WorkerID

    func bind(_ bindings: inout Bindings) {
        bindings.append(worker)
    }
}

/// Terms that are over.
struct PruneTerms: Statement {
    static let sql = "DELETE FROM queue.term WHERE number < (SELECT max(number) FROM queue.term) - 10"
}
