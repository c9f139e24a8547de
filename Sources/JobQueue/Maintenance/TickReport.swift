/// What one round of upkeep did.
public struct TickReport: Sendable, Hashable {
    public var fired = 0
    /// Jobs of periodic schedules.
    public var firedPeriodic = 0
    public var staged = 0
    public var rescued = 0
    public var deadLettered = 0
    public var reclaimedSegments = 0

    /// Steps that the database refused, by name, with the error's category. They are tried again.
    public var failures: [String: String] = [:]

    public init() {}

    /// True when rows moved into the ring, so that another round may find more.
    public var movedAnything: Bool { fired + firedPeriodic + staged + rescued > 0 }
}
