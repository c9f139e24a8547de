import Domain

/// The schemes whose rules are published here.
struct CodesPage: PageContent {
    static let template = "codes"

    let title = "How we decide"
    let schemes: [Scheme]

    struct Scheme: Sendable {
        let name: String
        let version: String
        let address: String
        let providers: String
    }

    init(profiles: SchemeProfiles, directory: ProviderDirectory) {
        schemes = profiles.all.map { profile in
            let members = directory.providers.filter { provider in
                provider.memberships.contains { $0.scheme == profile.id && $0.through == nil }
            }
            return Scheme(
                name: profile.title, version: profile.version, address: "/code-of-practice/\(profile.id)",
                providers: Enumeration.text(members.map(\.name)))
        }
    }
}

/// One scheme's code of practice, figure by figure, from the very data that decides.
struct CodePage: PageContent {
    static let template = "code"

    let name: String
    let version: String
    let division: String
    let limits: [Figure]
    let clocks: [Figure]
    let ladders: [Ladder]
    let refusals: [Refusal]
    let remedies: String
    let cap: String

    var title: String { name }

    struct Figure: Sendable {
        let what: String
        let from: String?
        let figure: String
        let clause: String
        let isOwnSetting: Bool
    }

    struct Ladder: Sendable {
        let name: String
        let steps: [String]
        let clause: String
    }

    struct Refusal: Sendable {
        let ground: String
        let what: String
        let explanation: String
        let next: String
        let clause: String
    }

    init(_ profile: SchemeProfile) {
        name = profile.title
        version = profile.version
        division = profile.division.title
        limits = Self.limits(profile)
        clocks = ClockStep.allCases.flatMap { step in
            profile.clocks[step].map { Figure.all(step.title, $0, \.spoken) } ?? []
        }
        ladders = LadderKind.allCases.compactMap { kind in profile.ladders[kind].map { Ladder(kind, $0) } }
        refusals = RefusalGround.allCases.compactMap { profile.refusals[$0] }.map { Refusal($0, profile) }
        remedies = Enumeration.text(profile.remedyKinds.map(\.title))
        cap = Money.pounds(pence: profile.remedyCapPence)
    }

    /// To a tenth.
    private static func percent(_ share: Double) -> String {
        let tenths = Int((share * 1000).rounded())
        return tenths % 10 == 0 ? "\(tenths / 10) %" : "\(tenths / 10).\(tenths % 10) %"
    }

    private static func limits(_ profile: SchemeProfile) -> [Figure] {
        Figure.all("Time that the provider gets first", profile.wait, \.spoken)
            + Figure.all("Latest time to come to us, counted from the ADR letter", profile.referralLimit, \.spoken)
            + Figure.all("Most people in a business", profile.businessLimit) { "\($0)" }
            + Figure.all("Most counter-offers of both sides together", profile.counterOffers) { "\($0)" }
            + Figure.all("Share of decisions that somebody else reads as well", profile.secondReadingShare, percent)
            + Figure.all("Most that we can award in all", profile.remedyCap, Money.pounds)
    }
}

extension CodePage.Figure {
    /// One row for each rule that held or holds, with the date from which it holds.
    static func all<Value>(_ what: String, _ rules: DatedRules<Value>, _ spoken: (Value) -> String) -> [Self] {
        rules.all.map { rule in
            Self(
                what: what, from: rule.effectiveFrom?.spoken, figure: spoken(rule.value), clause: rule.clause,
                isOwnSetting: rule.confidence == .operatorDefault)
        }
    }
}

extension CodePage.Ladder {
    init(_ kind: LadderKind, _ ladder: ChaseLadder) {
        name = Self.name(kind)
        steps = ladder.steps.map(Self.text)
        clause = ladder.clause
    }

    private static func name(_ kind: LadderKind) -> String {
        switch kind {
        case .providerResponse: "The provider, with its response"
        case .comments: "The complainant, with comments"
        case .information: "Either side, with answers to our questions"
        case .decision: "We, with the decision"
        case .acceptance: "The complainant, with the answer to the decision"
        case .compliance: "The provider, with what was decided"
        }
    }

    private static func text(_ step: ChaseStep) -> String {
        "\(day(step.offset)): \(action(step.action))"
    }

    private static func day(_ offset: Int) -> String {
        if offset == 0 { return "On the due day" }
        let count = abs(offset)
        return "\(count) working \(count == 1 ? "day" : "days") \(offset < 0 ? "before" : "after")"
    }

    private static func action(_ action: ChaseAction) -> String {
        switch action {
        case .remind: "a reminder"
        case .chase: "we chase"
        case .escalate: "we tell the senior contact"
        case .proceed: "we go on without"
        }
    }
}

extension CodePage.Refusal {
    init(_ rule: RefusalRule, _ profile: SchemeProfile) {
        let words = GeneralWords(
            businessLimit: profile.businessLimit.newest.value, referralLimit: profile.referralLimit.newest.value)
        ground = rule.ground.rawValue
        what = rule.title
        explanation = words.fill(rule.explanation)
        next = words.fill(rule.next)
        clause = rule.clause
    }
}

/// A refusal as it is worded for nobody in particular: what would come from a case is said in general words.
struct GeneralWords {
    let businessLimit: Int
    let referralLimit: Period

    func fill(_ text: String) -> String {
        let filled = words.reduce(text) { text, word in text.replacing("{\(word.name)}", with: word.general) }
        let sentences = filled.split(separator: ". ", omittingEmptySubsequences: false)
        return sentences.map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined(separator: ". ")
    }

    private var words: [(name: String, general: String)] {
        [
            ("provider", "the provider"), ("people", "more than \(businessLimit)"), ("limit", "\(businessLimit)"),
            ("letter", "more than \(referralLimit.spoken) ago"), ("last_day", "the end of that time"),
        ]
    }
}
