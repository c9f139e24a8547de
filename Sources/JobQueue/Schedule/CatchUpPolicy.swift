/// What becomes of the fire times of a schedule that passed while no scheduler ran.
public enum CatchUpPolicy: Hashable, Sendable {
    /// They are let go. One that passed less than a minute ago is only late, and fires.
    case skip
    /// The latest of them fires.
    case latest
    /// The latest ones fire, so many at most, in their order.
    case all(limit: Int)
}
