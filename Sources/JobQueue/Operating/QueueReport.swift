public import FoundationEssentials

/// How the queue stands, from rollups that are at most ten seconds old while workers and a scheduler run.
public struct QueueReport: Sendable {
    public var depths: [QueueDepth]
    public var rates: [KindRate]
    public var deadLetters: [DeadLetterCount]
    public var pauses: [Pause]
    /// `nil` when no scheduler has led for a day.
    public var health: QueueHealth?
    /// When a scheduler last ran; `nil` when none has in the last hour.
    public var lastTick: Date?
}
