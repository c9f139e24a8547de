/// A code of practice as data: every figure that the scheme applies, with its clause, source and dates.
public struct SchemeProfile: Sendable {
    public let id: SchemeID
    public let version: String
    public let title: String
    public private(set) var calendar: WorkingCalendar
    /// How long the provider has before a complaint may be brought.
    public let wait: DatedRules<Period>
    /// How long after the ADR letter a complaint may still be brought.
    public let referralLimit: DatedRules<Period>
    /// How many people may work in a business that complains.
    public let businessLimit: DatedRules<Int>
    /// The most that all remedies of a case may come to, in pence, VAT included.
    public let remedyCap: DatedRules<Int>
    /// How many counter-offers the two sides may make between them.
    public let counterOffers: DatedRules<Int>
    /// The share of drafted decisions that somebody else reads blind, from 0 to 1.
    public private(set) var secondReadingShare: DatedRules<Double>
    /// The clause under which a complaint is accepted.
    public let acceptance: Rule<String>
    public let remedyKinds: [RemedyKind]
    public let clocks: [ClockStep: DatedRules<Period>]
    public let ladders: [LadderKind: ChaseLadder]
    public let refusals: [RefusalGround: RefusalRule]
    /// Issues that no complaint may be about, with where they belong.
    public let outsideIssues: [IssueCode: String]
    public let standards: [ServiceStandard]

    public var division: Division { calendar.division }

    /// The same, of which no decision is read a second time.
    var withoutSecondReadings: SchemeProfile {
        let share = secondReadingShare.newest
        var profile = self
        profile.secondReadingShare = DatedRules(
            first: Rule(
                value: 0, clause: share.clause, source: "the operator", confidence: .operatorDefault,
                effectiveFrom: nil),
            later: [], selectedBy: secondReadingShare.selectedBy)
        return profile
    }

    /// The same, counting by other bank holidays.
    func counting(by table: BankHolidayTable) -> SchemeProfile {
        var profile = self
        profile.calendar = table.calendar(division)
        return profile
    }
}
