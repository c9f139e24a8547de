/// How the story of a row whose source has no dates is told: what would happen to the complaint at the scheme.
enum ImportScenario: CaseIterable {
    /// Waited out the provider's first chance under the newest rule.
    case waited
    /// The same under the rule before it.
    case waitedUnderEarlierRule
    /// Has the provider's ADR letter.
    case deadlocked
    case tooEarly
    case neverComplained
    case beforeCourt
    case otherScheme
    case alreadySettled
    case businessTooLarge
    case providerNotMember
    /// Came too long after the ADR letter.
    case outOfTime
    case subjectOutside

    /// Of a hundred rows. Enough of each outcome and ground for a rehearsal of about a thousand rows.
    private var share: Int {
        switch self {
        case .waited: 32
        case .waitedUnderEarlierRule: 20
        case .tooEarly: 15
        case .deadlocked: 8
        case .businessTooLarge: 4
        case .neverComplained, .beforeCourt, .otherScheme, .alreadySettled, .providerNotMember, .outOfTime,
            .subjectOutside:
            3
        }
    }

    init(_ draw: ImportDraw) {
        var rest = draw.number("scenario", below: Self.allCases.reduce(0) { $0 + $1.share })
        for scenario in Self.allCases {
            if rest < scenario.share {
                self = scenario
                return
            }
            rest -= scenario.share
        }
        self = .waited
    }
}
