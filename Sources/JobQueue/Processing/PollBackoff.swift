/// How long a worker sleeps between two looks at the ring: 2 ms while it finds something, then twice as long each time
/// up to 1 s. A wake-up starts over, because the row it announces may be a moment late.
struct PollBackoff: Sendable {
    var shortest: Duration = .milliseconds(2)
    var longest: Duration = .seconds(1)
    private var present: Duration = .zero

    init(shortest: Duration = .milliseconds(2), longest: Duration = .seconds(1)) {
        self.shortest = shortest
        self.longest = longest
    }

    mutating func found() {
        present = .zero
    }

    mutating func woken() {
        present = .zero
    }

    /// The next sleep.
    ///
    /// - Parameter jitter: a random number in 0..<1; takes up to a tenth off, so that workers do not poll in step.
    mutating func next(jitter: Double) -> Duration {
        present = present == .zero ? shortest : min(present * 2, longest)
        return present * (1 - jitter / 10)
    }
}
