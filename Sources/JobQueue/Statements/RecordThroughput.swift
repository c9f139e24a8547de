import Postgres

/// Appends what a worker did in the last seconds, a line a kind and outcome.
struct RecordThroughput: Statement {
    static let sql = """
        INSERT INTO queue.throughput
            (worker_id, seconds, queue, kind, outcome, jobs, run_seconds, wait_seconds, longest_run_seconds)
        SELECT $1, $2, queue, kind, outcome, jobs, run_seconds, wait_seconds, longest_run_seconds
        FROM unnest($3::text[], $4::text[], $5::text[], $6::bigint[], $7::double precision[], $8::double precision[],
            $9::double precision[])
            AS input (queue, kind, outcome, jobs, run_seconds, wait_seconds, longest_run_seconds)
        """

    var worker: WorkerID
    var seconds: Double
    var figures: [JobStatistics.Key: JobFigures]

    func bind(_ bindings: inout Bindings) {
        let (keys, values) = (Array(figures.keys), Array(figures.values))
        bindings.append(worker)
        bindings.append(seconds)
        bindings.append(keys.map(\.queue))
        bindings.append(keys.map(\.kind))
        bindings.append(keys.map(\.outcome))
        bindings.append(values.map(\.jobs))
        bindings.append(values.map(\.runSeconds))
        bindings.append(values.map(\.waitSeconds))
        bindings.append(values.map(\.longestRunSeconds))
    }
}
