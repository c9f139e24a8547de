/// What a person asks of the bench.
public struct BenchOptions: Sendable {
    /// Only these; all when empty.
    public var only: Set<ScenarioName> = []
    /// Jobs of a drain; `nil` for the usual number.
    public var jobs: Int?
    /// Alternating pairs; `nil` for the usual number.
    public var pairs: Int?
    /// The sizes of the figures that were promised instead of the quick ones.
    public var isFull = false
    public var workers = 2
    public var concurrency = 32
    public var prefetch = 500
    /// `Benchmarks/Bare`'s program; beside it stand the statements of the ring.
    public var bare: String?
    /// A Python that has the other queues, and the folder of the programs that drain them.
    public var peers: String?
    public var peerPrograms = "Benchmarks/Peers"
    /// A shell command that restarts PostgreSQL.
    public var restart: String?
    /// Where curves are written, a file of JSON lines each.
    public var curves: String?

    public init() {}
}

/// The scenarios, in the order in which they run.
public enum ScenarioName: String, CaseIterable, Sendable {
    case enqueue, drain
    case drainRetained = "drain_retained"
    case drainHeldSnapshot = "drain_held_snapshot"
    case latency, scale, timers, caps, crash, outage, soak
}
