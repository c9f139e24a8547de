import Postgres

/// One row while the lease is still the asker's.
struct CheckFence: Statement {
    typealias Row = JobID

    static let sql = "SELECT job_id FROM queue.lease WHERE job_id = $1 AND fence = $2"

    var id: JobID
    var fence: Fence

    func bind(_ bindings: inout Bindings) {
        bindings.append(id)
        bindings.append(fence)
    }

    static func decode(_ row: borrowing PostgresRow) throws -> JobID {
        try row.decode(JobID.self)
    }
}
