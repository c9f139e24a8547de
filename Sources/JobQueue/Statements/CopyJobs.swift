import FoundationEssentials
public import Postgres

/// Adds very many jobs by COPY, in the caller's transaction: about half the cost of `EnqueueJobs` a row. For jobs
/// without a unique key.
public struct CopyJobs: Sendable {
    public var jobs: [NewJob]

    /// - Precondition: no job has a unique key.
    public init(_ jobs: [NewJob]) {
        precondition(jobs.allSatisfy { $0.unique == nil }, "COPY settles no unique keys")
        self.jobs = jobs
    }

    /// - Returns: the ids, in the order of the jobs.
    /// - Throws: `PostgresError`; then nothing was added. A role that copies needs the right to insert into the ring
    ///   (`queue.grant_rights`, activity `copy`).
    public func run(on connection: isolated Connection) throws -> [JobID] {
        guard !jobs.isEmpty, let batch = try connection.execute(ReserveJobs(count: jobs.count)).first else { return [] }
        let numbered = zip(jobs, batch.ids)
        try connection.copyIn(Self.payloads, rows: numbered) { row, bindings in
            let (job, id) = row
            bindings.append(id)
            bindings.append(batch.day)
            bindings.append(job.kind)
            bindings.append(JSONBytes(job.args))
            bindings.append(job.queue)
            bindings.append(job.provider)
            bindings.append(job.priority)
            bindings.append(job.subject)
            bindings.append(job.maxAttempts)
            bindings.append(batch.now)
            bindings.append(job.expiresAt)
        }
        // A segment that filled up and was emptied meanwhile is no harm: a sweep finds rows that come late.
        try connection.copyIn(Self.ready(batch.segment), rows: numbered) { row, bindings in
            let (job, id) = row
            bindings.append(Lane(queue: job.queue, provider: job.provider))
            bindings.append(job.priority)
            bindings.append(id)
            bindings.append(batch.day)
            bindings.append(Int16(0))
            bindings.append(Int16(0))
            bindings.append(false)
        }
        return batch.ids
    }

    private static let payloads = """
        COPY queue.job (id, day, kind, args, queue, provider, priority, subject, max_attempts, enqueued_at, expires_at)
        FROM STDIN (FORMAT binary)
        """

    private static func ready(_ segment: Int16) -> String {
        """
        COPY queue.ready_\(segment) (lane, priority, id, day, attempt, rescues, has_key)
        FROM STDIN (FORMAT binary)
        """
    }
}

/// Takes ids, and says where their rows go.
private struct ReserveJobs: Statement {
    struct Row: Sendable {
        var ids: [JobID]
        var day: PostgresDate
        var segment: Int16
        var now: Date
    }

    static let sql = "SELECT ids, day, segment, enqueued_at FROM queue.reserve_jobs($1)"

    var count: Int

    func bind(_ bindings: inout Bindings) {
        bindings.append(count)
    }

    static func decode(_ row: borrowing PostgresRow) throws -> Row {
        let (ids, day, segment, now) = try row.decode(([JobID], PostgresDate, Int16, Date).self)
        return Row(ids: ids, day: day, segment: segment, now: now)
    }
}
