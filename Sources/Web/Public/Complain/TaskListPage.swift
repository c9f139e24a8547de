import Domain

/// What is still to do, in whatever order.
struct TaskListPage: PageContent {
    static let template = "tasks"

    let title: String
    let back: String?
    /// Whether the scheme can look at it, as far as is known.
    let eligibility: String
    let firstPage: String
    let tasks: [Entry]

    struct Entry: Sendable {
        let id: String
        let label: String
        /// Nil where it cannot be started yet.
        let address: String?
        let status: String
        let state: String
    }

    init(_ visit: Visit) {
        let words = visit.words
        let route = visit.route
        title = words("tasks.title")
        back = route.pages.last { $0.section == .eligibility }.map(JourneyPath.page)
        let isEarly = route.stop(.tooEarly) != nil || route.stop(.notComplained) != nil
        eligibility = words(isEarly ? "tasks.passed_early" : "tasks.passed")
        firstPage = route.pages.first.map(JourneyPath.page) ?? JourneyPath.start
        tasks = JourneySection.tasks.map { Entry($0, route, words) } + [Entry(sending: route, words)]
    }
}

extension TaskListPage.Entry {
    init(_ section: JourneySection, _ route: JourneyRoute, _ words: Catalogue) {
        let progress = route.progress(of: section)
        id = section.rawValue
        label = words("tasks.\(section.rawValue)")
        address = route.entry(to: section).map(JourneyPath.page)
        status = words("tasks.\(progress.rawValue)")
        state = progress.style
    }

    init(sending route: JourneyRoute, _ words: Catalogue) {
        id = "send"
        label = words("tasks.send")
        address = route.isComplete ? JourneyPath.check : nil
        status = words(route.isComplete ? "tasks.not_started" : "tasks.cannot_start")
        state = route.isComplete ? "running" : "waiting"
    }
}

extension JourneyRoute.Progress {
    /// The class of its tag; the words say it as well.
    fileprivate var style: String {
        switch self {
        case .notStarted, .started: "running"
        case .done: "met"
        case .optional: "waiting"
        }
    }
}
