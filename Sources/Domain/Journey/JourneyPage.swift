/// One page on the way to a complaint. What it looks like and how it speaks is said elsewhere.
public struct JourneyPage: Sendable {
    /// How the page is filled in.
    public enum Kind: Hashable, Sendable {
        /// By answering its questions.
        case questions
        /// By adding issues to a list, and taking some out again.
        case issueList
    }

    /// What an answer may mean for whether the scheme can look at the complaint.
    enum Judgement: Hashable, Sendable {
        /// That somebody is no customer and acts for none.
        case role
        /// A ground that no waiting puts right.
        case ground
        /// That the provider has not had its first chance, where this question is answered with no.
        case firstChance(ComplaintField)
        /// That the time after the provider's letter is over.
        case letter
    }

    /// The last part of its address, and the key of its words.
    public let id: String
    public let section: JourneySection
    public let kind: Kind
    public let questions: [Question]
    /// The issue that it asks about.
    public let issue: IssueCode?
    /// What its answers are judged for; nil where nothing depends on them.
    let judgement: Judgement?
    /// Whether the page is shown to somebody who gave these answers.
    let applies: @Sendable (Answers) -> Bool

    init(
        _ id: String, _ section: JourneySection, _ questions: [Question], kind: Kind = .questions,
        issue: IssueCode? = nil, judged judgement: Judgement? = nil,
        when applies: @escaping @Sendable (Answers) -> Bool = { _ in true }
    ) {
        self.id = id
        self.section = section
        self.kind = kind
        self.questions = questions
        self.issue = issue
        self.judgement = judgement
        self.applies = applies
    }

    var judgesTime: Bool {
        switch judgement {
        case .firstChance, .letter: true
        case .role, .ground, nil: false
        }
    }

    /// Whether the page was filled in; leaving everything optional empty is an answer.
    func isAnswered(by answers: Answers) -> Bool {
        questions.allSatisfy { question in
            question.isRequired ? answers.isSaid(question.key) : answers[question.key] != nil
        }
    }
}

extension JourneyPage: Hashable {
    public static func == (one: Self, other: Self) -> Bool { one.id == other.id }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(id)
    }
}

extension Answers {
    fileprivate func isSaid(_ key: String) -> Bool {
        self[key].map { !FieldChecks.isBlank($0) } ?? false
    }
}

/// The parts of the way, as the list of what is to do shows them.
public enum JourneySection: String, CaseIterable, Sendable {
    /// Whether the scheme can look at it: asked first, in order.
    case eligibility
    case problem, you
    /// Nobody has to answer this.
    case support

    public var isOptional: Bool { self == .support }
    /// Those that can be done in any order, once the first one is done.
    public static let tasks: [JourneySection] = allCases.filter { $0 != .eligibility }
}
