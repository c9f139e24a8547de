public import Domain

/// Complaints that nobody made, the same for the same seed: most can be taken, some come too early, some are refused, and a
/// few people complain twice.
/// Half are about O2, so that there is one provider with enough of them each day to tell a spike from chance.
public struct MadeUpComplaints: ComplaintSource {
    public let count: Int
    public let incident: Incident?
    private let dice: Dice
    private let directory: ProviderDirectory

    /// - Parameter incident: has no more complaints than there are
    public init(count: Int, seed: UInt64, incident: Incident? = nil, directory: ProviderDirectory = .bundled) {
        self.count = count
        self.incident = incident
        self.directory = directory
        dice = Dice(seed: seed)
    }

    public func twin(of ordinal: Int) -> Int? {
        let first = ordinal - 1
        guard first >= 0, !isOfIncident(ordinal), !isTwin(first), isTwin(ordinal) else { return nil }
        return first
    }

    private func isTwin(_ ordinal: Int) -> Bool { dice.number(below: 100, ordinal, "complains twice") < 4 }

    /// - Throws: `ValidationFailure`
    public func complaint(_ ordinal: Int, on day: CalendarDay) throws -> ComplaintDraft {
        let body = body(twin(of: ordinal) ?? ordinal, day)
        return try ComplaintValidator.validate(body, today: day, directory: directory).get()
    }

    private func body(_ ordinal: Int, _ day: CalendarDay) -> JSONValue {
        let story = story(ordinal)
        let cell = cell(ordinal, story)
        return [
            "channel": "online",
            "complainant": [
                "name": .string("Complainant \(ordinal)"), "email": .string("complainant-\(ordinal)@example.invalid"),
                "preferred_channel": "email", "postcode": .string(postcode(in: cell)),
            ],
            "customer_type": "residential",
            "provider": .string(cell.provider.rawValue),
            "service": .string(cell.service?.rawValue ?? ""),
            "issues": [["code": .string(cell.subject.code)]],
            "narrative": "I was charged for a month in which nothing worked.",
            "first_complained_on": firstComplained(ordinal, story, day),
            "before_court": .bool(story == .beforeCourt),
            "other_scheme": false,
            "already_settled": .bool(story == .settled),
        ]
    }

    private enum Story: CaseIterable {
        case waited, tooEarly, neverComplained, beforeCourt, settled, noMember

        var share: Int {
            switch self {
            case .waited: 70
            case .tooEarly: 12
            case .neverComplained: 6
            case .beforeCourt, .settled, .noMember: 4
            }
        }
    }

    private func story(_ ordinal: Int) -> Story {
        if isOfIncident(ordinal) { return .waited }
        let throwOfDice = dice.number(below: 100, ordinal, "story")
        var reached = 0
        let story = Story.allCases.first { story in
            reached += story.share
            return throwOfDice < reached
        }
        return story ?? .waited
    }

    private func isOfIncident(_ ordinal: Int) -> Bool {
        ordinal >= count - (incident?.complaints ?? 0)
    }

    /// What a complaint is counted under.
    private func cell(_ ordinal: Int, _ story: Story) -> PatternCell {
        if let incident, isOfIncident(ordinal) { return incident.cell }
        let region = dice.choice(of: UKRegion.allCases, ordinal, "region") ?? .london
        return PatternCell(
            provider: provider(ordinal, story), service: dice.choice(of: [.mobile, .broadband], ordinal, "service"),
            subject: .issue(dice.choice(of: Self.issues, ordinal, "issue") ?? .billingIncorrectCharge),
            place: .region(Region(rawValue: region.rawValue)))
    }

    private func provider(_ ordinal: Int, _ story: Story) -> ProviderID {
        if story != .noMember, dice.number(below: 2, ordinal, "whose") == 0 { return Self.largest }
        let ids = directory.providers.filter { $0.memberships.isEmpty == (story == .noMember) }.map(\.id)
        return dice.choice(of: ids, ordinal, "complained about") ?? ProviderID(rawValue: "other")
    }

    private func postcode(in cell: PatternCell) -> String {
        guard case .region(let region) = cell.place, let area = region.inUK.flatMap({ Self.areas[$0] }) else {
            return ""
        }
        return "\(area)1 1AA"
    }

    private static let largest = ProviderID(rawValue: "o2")

    /// Those that every scheme takes, and none that makes a case urgent.
    private static let issues = IssueCode.allCases.filter { code in
        [.billing, .coverage, .contract, .equipment, .customerService].contains(code.group)
    }

    /// A postcode area in each region.
    private static let areas: [UKRegion: String] = [
        .northEast: "NE", .northWest: "M", .yorkshireAndTheHumber: "LS", .eastMidlands: "NG", .westMidlands: "B",
        .eastOfEngland: "NR", .london: "E", .southEast: "BN", .southWest: "BS", .wales: "CF", .scotland: "G",
        .northernIreland: "BT",
    ]

    private func firstComplained(_ ordinal: Int, _ story: Story, _ day: CalendarDay) -> JSONValue {
        let days = story == .tooEarly ? dice.number(below: 40, ordinal, "wait") : 60
        return story == .neverComplained ? .null : .string(day.adding(days: -days).iso8601)
    }
}
