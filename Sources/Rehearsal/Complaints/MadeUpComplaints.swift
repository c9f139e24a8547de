public import Domain

/// Complaints that nobody made, the same for the same seed: most can be taken, some come too early, some are refused.
public struct MadeUpComplaints: ComplaintSource {
    public let count: Int
    private let dice: Dice
    private let directory: ProviderDirectory

    public init(count: Int, seed: UInt64, directory: ProviderDirectory = .bundled) {
        self.count = count
        self.directory = directory
        dice = Dice(seed: seed)
    }

    /// - Throws: `ValidationFailure`
    public func complaint(_ ordinal: Int, on day: CalendarDay) throws -> ComplaintDraft {
        try ComplaintValidator.validate(body(ordinal, day), today: day, directory: directory).get()
    }

    private func body(_ ordinal: Int, _ day: CalendarDay) -> JSONValue {
        let story = story(ordinal)
        return [
            "channel": "online",
            "complainant": [
                "name": .string("Complainant \(ordinal)"), "email": .string("complainant-\(ordinal)@example.invalid"),
                "preferred_channel": "email",
            ],
            "customer_type": "residential",
            "provider": .string(provider(ordinal, story).rawValue),
            "service": "mobile",
            "issues": [["code": .string(issue(ordinal).rawValue)]],
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
        let throwOfDice = dice.number(below: 100, ordinal, "story")
        var reached = 0
        let story = Story.allCases.first { story in
            reached += story.share
            return throwOfDice < reached
        }
        return story ?? .waited
    }

    private func provider(_ ordinal: Int, _ story: Story) -> ProviderID {
        let ids = directory.providers.filter { $0.memberships.isEmpty == (story == .noMember) }.map(\.id)
        return dice.choice(of: ids, ordinal, "complained about") ?? ProviderID(rawValue: "other")
    }

    private func issue(_ ordinal: Int) -> IssueCode {
        dice.choice(of: IssueCode.allCases.filter { $0.group == .billing }, ordinal, "issue") ?? .billingIncorrectCharge
    }

    private func firstComplained(_ ordinal: Int, _ story: Story, _ day: CalendarDay) -> JSONValue {
        let days = story == .tooEarly ? dice.number(below: 40, ordinal, "wait") : 60
        return story == .neverComplained ? .null : .string(day.adding(days: -days).iso8601)
    }
}
