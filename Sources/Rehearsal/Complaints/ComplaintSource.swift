public import Domain

/// Where the complaints of a rehearsal come from.
public protocol ComplaintSource: Sendable {
    /// How many there are; their ordinals are `0..<count`.
    var count: Int { get }

    /// A complaint as it is sent in on `day`. The same ordinal and day always give the same complaint.
    func complaint(_ ordinal: Int, on day: CalendarDay) throws -> ComplaintDraft
}
