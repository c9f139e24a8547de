public import Domain

/// Where the complaints of a rehearsal come from.
public protocol ComplaintSource: Sendable {
    /// How many there are; their ordinals are `0..<count`.
    var count: Int { get }

    /// Where the last of the complaints are of one incident: what they have in common.
    var incident: Incident? { get }

    /// The earlier complaint that the same person made about the same thing; `nil` where there is none.
    func twin(of ordinal: Int) -> Int?

    /// A complaint as it is sent in on `day`. The same ordinal and day always give the same complaint.
    func complaint(_ ordinal: Int, on day: CalendarDay) throws -> ComplaintDraft
}

extension ComplaintSource {
    public var incident: Incident? { nil }
    public func twin(of ordinal: Int) -> Int? { nil }
}

/// Many complaints about one thing, within two days.
public struct Incident: Sendable {
    /// How many; they are the last of all.
    public let complaints: Int
    /// What they are all about: the cause that an alarm has to name.
    public let cell: PatternCell

    /// - Parameter complaints: of which all come from London and are about mobile service of O2 that was lost
    public init(complaints: Int) {
        self.complaints = complaints
        cell = PatternCell(
            provider: ProviderID(rawValue: "o2"), service: .mobile, subject: .issue(.disruptionTotalLoss),
            place: .region(Region(rawValue: UKRegion.london.rawValue)))
    }
}
