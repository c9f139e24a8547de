import Domain

/// What the complaint is about so far, to add to and to take from.
struct IssueListPage: PageContent {
    static let template = "issues"

    let title: String
    let errors: [SummaryError]
    let hasErrors: Bool
    let back: String?
    let caption: String?
    let heading: String?
    let intro: String?
    let address: String
    let adding: String
    let removal: String
    let addLabel: String
    let formToken: String
    let issues: [Entry]
    let hasIssues: Bool
    let mayAdd: Bool

    struct Entry: Sendable {
        let title: String
        let code: String
        /// Where its details are; nil where nothing is asked about it.
        let details: String?
    }

    init(_ page: JourneyPage, on visit: Visit, problems: [AnswerProblem] = []) {
        let words = visit.words
        let chosen = visit.answers.issues
        errors = AnswerMessages(problems, on: visit).summary
        hasErrors = !errors.isEmpty
        back = visit.isChange ? JourneyPath.check : visit.route.previous(before: page).map { JourneyPath.of($0) }
        caption = words("section.\(page.section.rawValue)")
        heading = words(chosen.isEmpty ? "page.issues.title" : "page.issues.title_some")
        intro = words("page.issues.intro")
        address = JourneyPath.page(page) + (visit.isChange ? JourneyPath.change : "")
        adding = JourneyPath.newIssue + (visit.isChange ? JourneyPath.change : "")
        removal = JourneyPath.removal + (visit.isChange ? JourneyPath.change : "")
        addLabel = words(chosen.isEmpty ? "page.issues.add_first" : "page.issues.add")
        formToken = visit.formToken
        issues = chosen.map { Entry($0, visit) }
        hasIssues = !chosen.isEmpty
        mayAdd = chosen.count < IssueChoice.most
        title = words.title(heading ?? "", hasErrors: hasErrors)
    }
}

extension IssueListPage.Entry {
    init(_ issue: IssueCode, _ visit: Visit) {
        title = visit.words.title(of: issue)
        code = issue.rawValue
        let page = visit.route.pages.first { $0.issue == issue }
        details = page.map { JourneyPath.page($0) + (visit.isChange ? JourneyPath.change : "") }
    }
}

/// Choosing what to add: first the group, then the kind.
struct IssueChoice {
    /// The most that a complaint may be about.
    static let most: Int = {
        guard case .issues(let max) = ComplaintFields.issues.kind else { return 1 }
        return max
    }()

    static let groupInput = "issue_group"
    static let kindInput = "issue_kind"

    let visit: Visit

    /// - Parameter isMissing: whether it was sent without a choice
    func groupPage(isMissing: Bool = false) -> ChoicePage {
        let options = IssueGroup.allCases.map {
            Option.radio(Self.groupInput, $0.rawValue, visit.words.title(of: $0), chosen: nil)
        }
        return ChoicePage(
            Self.groupInput, visit.words("page.issues.group_title"), options, back: listAddress,
            address: JourneyPath.newIssue + change, visit, isMissing: isMissing)
    }

    func kindPage(_ group: IssueGroup, isMissing: Bool = false) -> ChoicePage {
        let options = group.codes.filter { !visit.answers.issues.contains($0) }.map {
            Option.radio(Self.kindInput, $0.rawValue, visit.words.title(of: $0), chosen: nil)
        }
        let title = visit.words("page.issues.kind_title", ["group": visit.words.title(of: group)])
        return ChoicePage(
            Self.kindInput, title, options, back: JourneyPath.newIssue + change,
            address: JourneyPath.newIssue(group) + change, visit, isMissing: isMissing)
    }

    private var change: String { visit.isChange ? JourneyPath.change : "" }
    private var listAddress: String { JourneyPath.issues + change }
}

/// One choice between words that are no field of their own.
struct ChoicePage: PageContent {
    static let template = QuestionPage.template

    let title: String
    let errors: [SummaryError]
    let hasErrors: Bool
    let back: String?
    let caption: String?
    let heading: String? = nil
    let intro: String? = nil
    let address: String
    let formToken: String
    let controls: [Control]
    let button: String
    let canSave: Bool

    init(
        _ input: String, _ label: String, _ options: [Option], back: String, address: String, _ visit: Visit,
        isMissing: Bool
    ) {
        let message = isMissing ? visit.words("error.\(input).missing") : nil
        errors = message.map { [SummaryError(href: "#\(options.first?.id ?? input)", text: $0)] } ?? []
        hasErrors = isMissing
        self.back = back
        caption = visit.words("section.problem")
        self.address = address
        formToken = visit.formToken
        controls = [Control(choices: Choices(input, label, error: message, options: options, isHeading: true))]
        button = visit.words("form.continue")
        canSave = visit.draft != nil
        title = visit.words.title(label, hasErrors: isMissing)
    }
}
