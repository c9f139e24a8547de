import Domain

/// The addresses of the way to a complaint.
enum JourneyPath {
    static let start = "/complain"
    static let tasks = "/complain/tasks"
    static let check = "/complain/check"
    static let declaration = "/complain/declaration"
    static let save = "/complain/save"
    static let saved = "/complain/saved"
    static let forget = "/complain/forget"
    static let comeBack = "/complain/return"
    static let code = "/complain/return/code"
    static let call = "/complain/call"
    static let issues = "/complain/issues"
    static let newIssue = "/complain/issues/new"
    static let removal = "/complain/issues/removal"

    static func page(_ page: JourneyPage) -> String { "\(start)/\(page.id)" }
    static func stop(_ reason: StopReason) -> String { "\(start)/stop/\(reason.rawValue)" }
    static func newIssue(_ group: IssueGroup) -> String { "\(newIssue)/\(group.rawValue)" }

    /// - Parameter isChange: whether the way leads back to the check of the answers
    static func of(_ place: JourneyRoute.Place, isChange: Bool = false) -> String {
        switch place {
        case .page(let page): self.page(page) + (isChange ? change : "")
        case .stop(let reason): stop(reason)
        case .tasks: tasks
        case .checkAnswers: check
        }
    }

    static let change = "?change=yes"
}
