import Postgres

/// Notes that a step of a job is done, while the job is still the asker's. No row back means that it is not.
struct RecordStep: Statement {
    typealias Row = JobID

    static let sql = """
        INSERT INTO queue.step (day, job_id, name, result)
        SELECT lease.day, lease.job_id, $3, $4
        FROM queue.lease AS lease
        WHERE lease.job_id = $1 AND lease.fence = $2
        -- So that no rescue comes between this and the commit.
        FOR UPDATE
        RETURNING job_id
        """

    var id: JobID
    var fence: Fence
    var name: String
    var result: JSONBytes

    func bind(_ bindings: inout Bindings) {
        bindings.append(id)
        bindings.append(fence)
        bindings.append(name)
        bindings.append(result)
    }

    static func decode(_ row: borrowing PostgresRow) throws -> JobID {
        try row.decode(JobID.self)
    }
}

/// What the step of a job came to, when it was done before. The day is found by the lease.
struct FindStep: Statement {
    typealias Row = JSONBytes

    static let sql = """
        SELECT step.result
        FROM queue.lease AS lease
        JOIN queue.step AS step ON step.day = lease.day AND step.job_id = lease.job_id
        WHERE lease.job_id = $1 AND step.name = $2
        """

    var id: JobID
    var name: String

    func bind(_ bindings: inout Bindings) {
        bindings.append(id)
        bindings.append(name)
    }

    static func decode(_ row: borrowing PostgresRow) throws -> JSONBytes {
        try row.decode(JSONBytes.self)
    }
}
