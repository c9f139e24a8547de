import Postgres

/// Gives jobs back to the ring that were claimed and not worked; their attempt is not spent. Ids not in the answer
/// were fenced out.
struct ReleaseJobs: Statement {
    typealias Row = JobID

    static let sql = "SELECT queue.release($1, $2)"

    var leases: [HeldLease]

    func bind(_ bindings: inout Bindings) {
        bindings.append(leases.map(\.id))
        bindings.append(leases.map(\.fence))
    }

    static func decode(_ row: borrowing PostgresRow) throws -> JobID {
        try row.decode(JobID.self)
    }
}
