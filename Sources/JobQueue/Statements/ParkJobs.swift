import Postgres

/// Puts claimed jobs of a paused kind aside; resuming the kind makes them due. Their attempt is not spent. Ids not in
/// the answer were fenced out.
struct ParkJobs: Statement {
    typealias Row = JobID

    static let sql = "SELECT queue.park($1, $2)"

    var leases: [HeldLease]

    func bind(_ bindings: inout Bindings) {
        bindings.append(leases.map(\.id))
        bindings.append(leases.map(\.fence))
    }

    static func decode(_ row: borrowing PostgresRow) throws -> JobID {
        try row.decode(JobID.self)
    }
}
