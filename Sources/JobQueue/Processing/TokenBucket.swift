/// This process's part of a rate limit: it fills with the share of the scope's seats that the process holds. It starts
/// empty, so that seats which change hands bring no second burst with them.
struct TokenBucket: Sendable {
    private var tokens = 0.0
    private var filledAt: ContinuousClock.Instant?

    /// - Parameter share: seats held of all seats, 0...1.
    mutating func fill(_ rate: ScopeLimit.Rate, share: Double, at now: ContinuousClock.Instant) {
        let seconds = filledAt.map { $0.duration(to: now).inSeconds } ?? 0
        filledAt = now
        // At least one whole token, or a process with few of many seats would never start anything.
        let most = max(1, Double(rate.burst) * share)
        tokens = min(most, tokens + seconds * rate.perSecond * share)
    }

    var whole: Int { Int(max(0, tokens)) }

    mutating func take() {
        tokens -= 1
    }

    /// A token that was taken for a job which then was not there.
    mutating func giveBack() {
        tokens += 1
    }
}
