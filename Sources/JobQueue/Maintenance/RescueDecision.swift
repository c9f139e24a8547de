import FoundationEssentials

/// What the database says about one process.
struct WorkerObservation: Sendable {
    var id: WorkerID
    /// Whether the process takes an advisory lock on its control session at all.
    var holdsLock: Bool
    var isLockHeld: Bool
    var startedAt: Date
    /// The last beat of the past minute.
    var lastBeat: Date?
    var databaseNow: Date
    var serverStartedAt: Date
}

/// Who is dead. Silence counts from the latest of the process's last beat, the server's start, and the start of the
/// rescuer's own unbroken watch: after an outage everybody looks silent, and nobody is dead for it.
struct RescueDecision: Sendable {
    struct Limits: Sendable {
        /// Silence after which a process is dead, whatever else.
        var silence: Duration = .seconds(10)
        /// Two missed beats: enough when the lock of its session is gone too.
        var silenceWithoutLock: Duration = .seconds(4)
        /// A watch with a longer hole than this starts anew.
        var watchGap: Duration = .seconds(3)
        /// After this a dead process's row goes; if it still runs, it has stopped claiming long before.
        var forgetting: Duration = .seconds(60)
    }

    struct Verdict: Equatable, Sendable {
        var dead: [WorkerID] = []
        var forgotten: [WorkerID] = []
    }

    var limits = Limits()
    private var lastTick: ContinuousClock.Instant?
    private var watchingSince: Date?

    init(limits: Limits = Limits()) {
        self.limits = limits
    }

    /// - Parameter instant: when the observation was made, on this process's own clock.
    mutating func decide(_ workers: [WorkerObservation], at instant: ContinuousClock.Instant) -> Verdict {
        noteTick(at: instant, databaseNow: workers.first?.databaseNow)
        var verdict = Verdict()
        for worker in workers {
            let silence = silence(of: worker)
            guard isDead(worker, silent: silence) else { continue }
            verdict.dead.append(worker.id)
            if silence > limits.forgetting.inSeconds { verdict.forgotten.append(worker.id) }
        }
        return verdict
    }

    private mutating func noteTick(at instant: ContinuousClock.Instant, databaseNow: Date?) {
        let isUnbroken = lastTick.map { $0.duration(to: instant) <= limits.watchGap } ?? false
        if !isUnbroken { watchingSince = nil }
        watchingSince = watchingSince ?? databaseNow
        lastTick = instant
    }

    private func silence(of worker: WorkerObservation) -> Double {
        let heard = max(worker.lastBeat ?? worker.startedAt, worker.serverStartedAt, watchingSince ?? .distantPast)
        return worker.databaseNow.timeIntervalSince(heard)
    }

    private func isDead(_ worker: WorkerObservation, silent seconds: Double) -> Bool {
        let isLockLost = worker.holdsLock && !worker.isLockHeld
        return seconds >= (isLockLost ? limits.silenceWithoutLock : limits.silence).inSeconds
    }
}
