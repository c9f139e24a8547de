/// What one scenario came to: a line of JSON. What it has no number for is `null`.
public struct ReportLine: Encodable, Sendable {
    public var scenario: String
    /// Jobs a second, unless the note says otherwise; the median over the pairs.
    public var rate: Double?
    /// The same of what stands beside it.
    public var limit: Double?
    /// The median over the pairs of rate by limit, and the 95 % interval of that median.
    public var ratio: Double?
    public var low: Double?
    public var high: Double?
    public var p50: Double?
    public var p95: Double?
    public var p99: Double?
    /// The quiet measures: shared buffers that a job touched, and the processor time that it took in the worker
    /// processes and in PostgreSQL's. They vary less than rates on a machine that others use too.
    public var buffersPerJob: Double?
    public var workerMicroseconds: Double?
    public var serverMicroseconds: Double?
    /// Of the quiet measures, our side by the other one.
    public var buffersRatio: Double?
    public var processorRatio: Double?
    /// False when something was broken that must hold on any machine: a job lost, a cap passed.
    public var holds = true
    public var note: String

    public init(_ scenario: String, note: String = "") {
        self.scenario = scenario
        self.note = note
    }

    private enum CodingKeys: String, CodingKey {
        case scenario, rate, limit, ratio, low, high
        case p50 = "p50_ms"
        case p95 = "p95_ms"
        case p99 = "p99_ms"
        case buffersPerJob = "buffers_per_job"
        case workerMicroseconds = "cpu_us_per_job"
        case serverMicroseconds = "server_cpu_us_per_job"
        case buffersRatio = "buffers_ratio"
        case processorRatio = "cpu_ratio"
        case holds, note
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(scenario, forKey: .scenario)
        for (key, value, digits) in figures { try container.encode(value?.rounded(toDigits: digits), forKey: key) }
        try container.encode(holds, forKey: .holds)
        try container.encode(note, forKey: .note)
    }

    private var figures: [(CodingKeys, Double?, Int)] {
        [
            (.rate, rate, 1), (.limit, limit, 1), (.ratio, ratio, 3), (.low, low, 3), (.high, high, 3),
            (.p50, p50, 2), (.p95, p95, 2), (.p99, p99, 2), (.buffersPerJob, buffersPerJob, 2),
            (.workerMicroseconds, workerMicroseconds, 1), (.serverMicroseconds, serverMicroseconds, 1),
            (.buffersRatio, buffersRatio, 3), (.processorRatio, processorRatio, 3),
        ]
    }
}
