/// How long a failed attempt waits: exponential, with full jitter and a floor.
///
/// Full jitter spreads the retries of jobs that failed together over the whole interval; the floor keeps the luckiest
/// draw from being a hot loop. (AWS Architecture Blog, "Exponential Backoff And Jitter", 2015.)
public struct RetryPolicy: Sendable, Hashable {
    /// The widest wait after the first attempt; it doubles with each attempt.
    public var base: Duration
    /// No wait is longer.
    public var ceiling: Duration
    /// No wait is shorter.
    public var floor: Duration

    public init(base: Duration = .seconds(4), ceiling: Duration = .seconds(3600), floor: Duration = .seconds(1)) {
        self.base = base
        self.ceiling = ceiling
        self.floor = floor
    }

    /// Twenty attempts last about half a day.
    public static let standard = RetryPolicy()

    /// - Parameters:
    ///   - attempt: the attempt that failed, counted from 1.
    ///   - jitter: a random number in 0..<1.
    public func delay(afterAttempt attempt: Int, jitter: Double) -> Duration {
        max(floor, width(afterAttempt: attempt) * jitter)
    }

    private func width(afterAttempt attempt: Int) -> Duration {
        // 2^30 seconds are 34 years: beyond it only the ceiling speaks, and the product cannot overflow.
        let doublings = min(max(attempt - 1, 0), 30)
        return min(ceiling, base * Double(1 << doublings))
    }
}
