/// A standard that the scheme holds itself to, measured over many cases. What counts as the beginning and the end
/// differs between schemes, so the clock points are part of the profile.
public struct ServiceStandard: Hashable, Sendable {
    public enum Direction: String, CaseIterable, Sendable {
        case atLeast = "at_least"
        case moreThan = "more_than"
    }

    public let id: String
    /// What starts the measurement.
    public let start: ClockPoint
    /// What ends it.
    public let end: ClockPoint
    /// Hours, or longer. Call waiting is in `seconds` instead.
    public let within: Period?
    /// For calls: how long a caller waits at most.
    public let seconds: Int?
    public let direction: Direction
    /// The share of cases, in per cent.
    public let percent: Int
    /// A legacy standard may be switched off.
    public let isEnabled: Bool
    public let clause: String
    public let source: String
    public let confidence: Confidence
}
