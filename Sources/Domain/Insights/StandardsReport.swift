/// How a scheme did by its service standards, over the complaints that came in during some time.
public struct StandardsReport: Hashable, Sendable {
    public let scheme: SchemeID
    /// Complaints that came in.
    public let received: Int
    /// Of them those that the scheme took up.
    public let accepted: Int
    /// Of them those that it turned away and did not take up after all.
    public let refused: Int
    /// Those that were in force, as the profile lists them.
    public let results: [StandardResult]
    /// Those that are in force, and that the histories of cases say nothing of.
    public let notMeasured: [ServiceStandard]

    /// - Parameter day: the last one that is looked at
    public init(_ profile: SchemeProfile, _ cases: [CaseTimes], on day: CalendarDay) {
        scheme = profile.id
        received = cases.count
        accepted = cases.count { $0[.caseAccepted] != nil }
        refused = cases.count { $0[.caseAccepted] == nil && $0[.caseRefused] != nil }
        let enabled = profile.standards.filter(\.isEnabled)
        results = enabled.compactMap { StandardResult($0, of: cases, on: day, profile.calendar) }
        let measured = Set(results.map(\.standard.id))
        notMeasured = enabled.filter { !measured.contains($0.id) }
    }

    /// Too early, and not gone on with.
    public var notTakenUp: Int { received - accepted - refused }
}
