import Domain

/// One of the FCC's published consumer complaints: `external_id`, `channel`, `title` and `narrative` are taken as they
/// are, and `region` is kept beside the complaint; `on_behalf`, `received_at` and `messages` have no place in a complaint to
/// a British scheme.
struct FCCRow {
    private let members: JSONObject
    private let externalID: String
    private let day: CalendarDay
    private let directory: ProviderDirectory
    private let profile: SchemeProfile
    private let draw: ImportDraw
    private let scenario: ImportScenario

    init(
        _ members: JSONObject, _ externalID: String, on day: CalendarDay, _ directory: ProviderDirectory,
        _ profiles: SchemeProfiles
    ) {
        self.members = members
        self.externalID = externalID
        self.day = day
        self.directory = directory
        profile = profiles.fallback
        draw = ImportDraw(externalID)
        scenario = ImportScenario(draw)
    }

    var complaint: Result<MappedComplaint, RowProblems> {
        let problems = ["channel", "title", "narrative"].compactMap(problem)
        guard problems.isEmpty else { return .failure(RowProblems(problems)) }
        return .success(MappedComplaint(externalID: externalID, body: body, place: place))
    }

    /// A state of the United States.
    private var place: String? {
        members["region"]?.stringValue.flatMap { $0.isEmpty ? nil : $0 }
    }

    private func problem(_ key: String) -> FieldProblem? {
        guard members[key]?.stringValue == nil else { return nil }
        return FieldProblem(pointer: "/\(key)", code: .missing, message: "is missing; it must be text")
    }

    private func text(_ key: String) -> String {
        members[key]?.stringValue ?? ""
    }

    private var narrative: String { "\(text("title"))\n\n\(text("narrative"))" }

    private var body: JSONValue {
        let vocabulary = ImportVocabulary(narrative, draw)
        let timeline = ImportTimeline(draw: draw, day: day, profile: profile)
        let isBusiness = scenario == .businessTooLarge
        return [
            "channel": .string(text("channel")),
            "complainant": ImportPerson(draw: draw).complainant,
            "customer_type": isBusiness ? "small_business" : "residential",
            "people": isBusiness ? .number(JSONNumber(tooManyPeople)) : .null,
            "provider": .string(provider.rawValue),
            "service": .string(vocabulary.service.rawValue),
            "account_reference": .string("FCC-\(externalID)"),
            "issues": .array(issues(vocabulary).map { ["code": .string($0.rawValue)] }),
            "narrative": .string(narrative),
            "first_complained_on": day(timeline.firstComplainedOn(scenario)),
            "adr_letter": timeline.letterDated(scenario).map { ["dated": day($0)] } ?? .null,
            "before_court": .bool(scenario == .beforeCourt),
            "other_scheme": .bool(scenario == .otherScheme),
            "already_settled": .bool(scenario == .alreadySettled),
        ]
    }

    private func day(_ day: CalendarDay?) -> JSONValue {
        day.map { .string($0.iso8601) } ?? .null
    }

    private var tooManyPeople: Int {
        profile.businessLimit.newest.value + 1 + draw.number("people", below: 40)
    }

    /// A member of a scheme on that day, except where the story is that it is none.
    private var provider: ProviderID {
        let candidates = directory.selectableIDs.filter { id in
            (directory.membership(of: id, on: day) == nil) == (scenario == .providerNotMember)
        }
        return draw.pick("provider", from: candidates) ?? ProviderID(rawValue: "other")
    }

    private func issues(_ vocabulary: ImportVocabulary) -> [IssueCode] {
        guard scenario == .subjectOutside else { return vocabulary.issues }
        let outside = IssueCode.allCases.filter { profile.outsideIssues[$0] != nil }
        return draw.pick("outside", from: outside).map { [$0] } ?? vocabulary.issues
    }
}
