/// What an operator allows a scope, over all workers together.
public struct ScopeLimit: Sendable, Hashable {
    /// How many jobs start in a time.
    public struct Rate: Sendable, Hashable {
        /// Jobs a second, in the long run.
        public var perSecond: Double
        /// How many may start at once after a pause; 1 or more.
        public var burst: Int

        public init(perSecond: Double, burst: Int) {
            self.perSecond = perSecond
            self.burst = burst
        }
    }

    /// Jobs at once; `nil` means as many as there are runners.
    public var cap: Int?
    /// Split by seats among workers, so a scope with a rate has a cap as well.
    public var rate: Rate?
    /// Jobs in a turn, as against 1 for others.
    public var weight: Int

    public init(cap: Int? = nil, rate: Rate? = nil, weight: Int = 1) {
        self.cap = cap
        self.rate = rate
        self.weight = weight
    }
}
