/// A drafted decision that was drawn to be read a second time, and what came of it.
public struct DrawnReading: Sendable {
    public let drafter: StaffID
    public let dueOn: CalendarDay
    public let draft: Assessment
    /// `nil` until somebody has read the case.
    public let reading: Assessment?
    /// The case was erased before anybody read it.
    public let hasLapsed: Bool

    public init(
        drafter: StaffID, dueOn: CalendarDay, draft: Assessment, reading: Assessment?, hasLapsed: Bool = false
    ) {
        self.drafter = drafter
        self.dueOn = dueOn
        self.draft = draft
        self.reading = reading
        self.hasLapsed = hasLapsed
    }
}

/// How often those who read a case a second time, without having seen the draft, came to the same.
public struct SecondReadingTally: Sendable {
    /// Drafts that were drawn.
    public private(set) var drawn = 0
    public private(set) var done = 0
    /// Not done although their day is over.
    public private(set) var overdue = 0
    /// Of those that are done: the same outcome on every issue.
    public private(set) var agreed = 0
    /// Of those that agree: another sum of money.
    public private(set) var otherAward = 0
    /// The outcomes on each issue that both said something of.
    private var pairs: [Agreement.Pair] = []

    public init() {}

    /// - Parameter day: the one on which it is counted
    public mutating func count(_ drawn: DrawnReading, on day: CalendarDay) {
        self.drawn += 1
        guard let reading = drawn.reading else {
            overdue += drawn.dueOn < day && !drawn.hasLapsed ? 1 : 0
            return
        }
        done += 1
        pairs += zip(drawn.draft.lines, reading.lines).compactMap(Agreement.Pair.init)
        guard reading.agrees(with: drawn.draft) else { return }
        agreed += 1
        otherAward += reading.award == drawn.draft.award ? 0 : 1
    }

    /// The share of those done that agree, from 0 to 1; nil without one.
    public var share: Double? { done == 0 ? nil : Double(agreed) / Double(done) }

    /// Where the true share lies in 95 of 100 such groups.
    public var interval: ClosedRange<Double>? { WilsonInterval.around(agreed, of: done) }

    /// Issues that both said something of.
    public var issues: Int { pairs.count }

    /// How much more often two readers find the same on an issue than they would by chance.
    public var kappa: Double? { Agreement.kappa(pairs) }

    /// So few that kappa says little.
    public var isSmall: Bool { issues < Self.enough }

    /// With fewer, one issue more or less can move kappa by a tenth.
    public static let enough = 30
}

/// The second readings of some time, in all and by who drafted.
public struct SecondReadingReport: Sendable {
    public let total: SecondReadingTally
    /// Those with most drafts drawn first.
    public let drafters: [(drafter: StaffID, tally: SecondReadingTally)]

    /// - Parameter day: the one on which it is counted
    public init(_ readings: some Sequence<DrawnReading>, on day: CalendarDay) {
        var total = SecondReadingTally()
        var drafters: [StaffID: SecondReadingTally] = [:]
        for reading in readings {
            total.count(reading, on: day)
            drafters[reading.drafter, default: SecondReadingTally()].count(reading, on: day)
        }
        self.total = total
        self.drafters = drafters.sorted { ($1.value.drawn, "\($0.key)") < ($0.value.drawn, "\($1.key)") }
            .map { ($0.key, $0.value) }
    }
}

/// Whether two people agree by more than chance.
enum Agreement {
    struct Pair: Sendable {
        let one: Finding.Outcome
        let other: Finding.Outcome

        init(_ one: Finding.Outcome, _ other: Finding.Outcome) {
            self.one = one
            self.other = other
        }

        /// `nil` where one of them said nothing.
        init?(_ one: Assessment.Line, _ other: Assessment.Line) {
            guard let first = one.outcome, let second = other.outcome else { return nil }
            self.init(first, second)
        }
    }

    /// Cohen's kappa ("A coefficient of agreement for nominal scales", Educational and Psychological Measurement 20, 1960):
    /// 1 where all are the same, 0 where no more are than by chance.
    ///
    /// - Returns: nil where nothing was compared, and where both always found one and the same, which chance does as well
    static func kappa(_ pairs: [Pair]) -> Double? {
        let count = Double(pairs.count)
        let observed = Double(pairs.count { $0.one == $0.other }) / count
        let expected = Finding.Outcome.allCases.reduce(0) { sum, outcome in
            sum + Double(pairs.count { $0.one == outcome } * pairs.count { $0.other == outcome }) / (count * count)
        }
        guard !pairs.isEmpty, expected < 1 else { return nil }
        return (observed - expected) / (1 - expected)
    }
}
