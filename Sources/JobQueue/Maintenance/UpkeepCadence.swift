/// The steps of upkeep and how often each is due.
enum UpkeepStep: CaseIterable, Sendable {
    case fire, firePeriodic, stage, turnRing, rescue, noteTick, takeDepths, sweepUp, keepPartitions

    /// At 30,000 jobs/s a segment of 50,000 rows fills in under two seconds, so the ring is looked at every tick.
    var interval: Duration {
        switch self {
        case .fire, .stage, .turnRing: .zero
        case .firePeriodic, .rescue, .noteTick: .seconds(1)
        case .takeDepths: .seconds(10)
        case .sweepUp: .seconds(60)
        case .keepPartitions: .seconds(3600)
        }
    }
}

/// Which steps are due at a tick.
struct UpkeepCadence: Sendable {
    private var last: [UpkeepStep: ContinuousClock.Instant] = [:]

    mutating func due(at now: ContinuousClock.Instant) -> [UpkeepStep] {
        let due = UpkeepStep.allCases.filter { step in
            last[step].map { $0.duration(to: now) >= step.interval } ?? true
        }
        for step in due { last[step] = now }
        return due
    }
}
