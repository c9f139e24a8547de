import Domain

/// Where the way begins, and where somebody who has begun goes on.
struct IntroPage: PageContent {
    static let template = "intro"

    let title: String
    let formToken: String
    let start: String
    /// Where the kept answers lead; nil without any.
    let goOn: String?
    let isGone: Bool

    init(_ visit: Visit, isGone: Bool) {
        title = visit.words("intro.title")
        formToken = visit.formToken
        start = Journey.pages.first.map(JourneyPath.page) ?? JourneyPath.start
        goOn = visit.draft == nil ? nil : visit.route.resumption
        self.isGone = isGone
    }
}

extension JourneyRoute {
    /// Where somebody goes on who comes back.
    var resumption: String { detourFromTasks.map { JourneyPath.of($0) } ?? JourneyPath.tasks }
}
