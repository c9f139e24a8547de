import BenchSupport

/// One thing that the bench measures.
protocol Scenario: Sendable {
    func run(on bench: Bench) async throws -> [ReportLine]
}

extension ScenarioName {
    var scenario: any Scenario {
        switch self {
        case .enqueue: EnqueueScenario()
        case .drain: DrainScenario()
        case .drainRetained: RetainedScenario()
        case .drainHeldSnapshot: HeldSnapshotScenario()
        case .latency: LatencyScenario()
        case .scale: ScaleScenario()
        case .timers: TimersScenario()
        case .caps: CapsScenario()
        case .crash: CrashScenario()
        case .outage: OutageScenario()
        case .soak: SoakScenario()
        }
    }
}
