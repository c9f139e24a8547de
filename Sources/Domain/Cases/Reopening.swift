/// What a closed case would be again if it was reopened.
public struct Reopening: Codable, Hashable, Sendable {
    /// Where it stood when it was closed.
    public let stage: CaseState
    /// The last day on which the complainant can have it taken up again; `nil` where only an ombudsman can.
    public let until: CalendarDay?

    public init(stage: CaseState, until: CalendarDay?) {
        self.stage = stage
        self.until = until
    }
}
