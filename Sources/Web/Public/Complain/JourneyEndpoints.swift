import Domain
import Hummingbird
import Operations

/// The way to a complaint: one question a page, the list of what is to do, the pages where it does not go on.
struct JourneyEndpoints: EndpointCollection {
    let desk: JourneyDesk

    var endpoints: [Endpoint] {
        [
            Endpoint(.get, JourneyPath.start, .page("complainPage", "Where a complaint begins"), start),
            Endpoint(.post, JourneyPath.forget, .form("forgetDraft", "Forget the answers in this browser"), forget),
            Endpoint(.get, JourneyPath.tasks, .journeyPage("tasksPage", "What is still to answer"), tasks),
        ] + Journey.pages.filter { $0.kind == .questions }.flatMap(questions) + StopReason.allCases.flatMap(stop)
    }

    @Sendable private func start(_ request: Request, _ context: WebRequestContext) async throws -> Response {
        let isGone = request.uri.queryParameters["gone"] == "yes"
        return try await desk.answer(request) { visit in
            desk.show(IntroPage(visit, isGone: isGone && visit.draft == nil), to: visit)
        }
    }

    /// The draft stays: its link and its code go on working.
    @Sendable private func forget(_ request: Request, _ context: WebRequestContext) async throws -> Response {
        try desk.guardian.check(request, await request.form(limit: desk.configuration.bodyLimit))
        var response = Response.seeOther(JourneyPath.start)
        response.setCookie(desk.cookie.cleared)
        return response
    }

    @Sendable private func tasks(_ request: Request, _ context: WebRequestContext) async throws -> Response {
        try await desk.answer(request) { visit in
            if let place = visit.route.detourFromTasks { return .seeOther(JourneyPath.of(place)) }
            return desk.show(TaskListPage(visit), to: visit)
        }
    }

    private func questions(_ page: JourneyPage) -> [Endpoint] {
        let name = page.id.replacing("/", with: "-")
        let address = JourneyPath.page(page)
        return [
            Endpoint(.get, address, .journeyPage("ask-\(name)", "A question of the way: \(page.id)")) { request, _ in
                try await show(page, request)
            },
            Endpoint(.post, address, .journeyForm("answer-\(name)", "Answer it: \(page.id)")) { request, _ in
                try await answer(page, request)
            },
        ]
    }

    private func show(_ page: JourneyPage, _ request: Request) async throws -> Response {
        try await desk.answer(request) { visit in
            if let place = visit.route.detour(from: page) { return .seeOther(JourneyPath.of(place)) }
            return desk.show(QuestionPage(page, on: visit, form: AnswerText.form(for: page, visit.answers)), to: visit)
        }
    }

    /// What is wrong is not kept: the page comes back as it was filled in.
    private func answer(_ page: JourneyPage, _ request: Request) async throws -> Response {
        try await desk.take(request) { visit, form in
            if let place = visit.route.detour(from: page) { return .seeOther(JourneyPath.of(place)) }
            let changes = Self.changes(page, form)
            let problems = JourneyRoute(visit.answers.changed(changes), desk.rules).problems(on: page)
            guard problems.isEmpty else {
                let again = QuestionPage(page, on: visit, form: form, problems: problems)
                return desk.show(again, to: visit, status: .unprocessableContent)
            }
            return try await desk.keep(changes, of: visit) { route in
                JourneyPath.of(route.next(after: page, isChange: visit.isChange), isChange: visit.isChange)
            }
        }
    }

    /// Who changes what it depends on that a complaint comes too early is asked again whether to leave it.
    private static func changes(_ page: JourneyPage, _ form: FormFields) -> [String: String?] {
        let read = page.questions.map { ($0.key, Swift.Optional(AnswerText.read($0, from: form))) }
        var changes = Dictionary(uniqueKeysWithValues: read)
        if Journey.tellsTime(page) { changes.updateValue(nil, forKey: JourneyFields.leavesEarly.formName) }
        return changes
    }

    private func stop(_ reason: StopReason) -> [Endpoint] {
        let address = JourneyPath.stop(reason)
        let page = Endpoint(
            .get, address, .journeyPage("stop-\(reason.rawValue)", "Why it does not go on: \(reason.rawValue)")
        ) { request, _ in try await show(reason, request) }
        guard reason.mayBeLeft else { return [page] }
        return [
            page,
            Endpoint(
                .post, address, .journeyForm("leave-\(reason.rawValue)", "Leave it all the same: \(reason.rawValue)")
            ) { request, _ in try await leave(reason, request) },
        ]
    }

    private func show(_ reason: StopReason, _ request: Request) async throws -> Response {
        try await desk.answer(request) { visit in
            guard let stop = visit.route.stop(reason) else { return .seeOther(visit.route.resumption) }
            return desk.show(StopPage(stop, on: visit), to: visit)
        }
    }

    private func leave(_ reason: StopReason, _ request: Request) async throws -> Response {
        try await desk.take(request) { visit, _ in
            guard visit.route.stop(reason) != nil else { return .seeOther(visit.route.resumption) }
            let yes = JourneyFields.YesOrNo.yes.rawValue
            return try await desk.keep([JourneyFields.leavesEarly.formName: yes], of: visit) { $0.resumption }
        }
    }
}

extension Documentation {
    /// A page of the way to a complaint. It leads elsewhere while something before it is not answered.
    static func journeyPage(_ id: String, _ summary: String, _ parameters: [Parameter] = []) -> Documentation {
        .page(
            id, summary, callers: "Anybody; the answers so far come with the browser's cookie.",
            parameters: parameters, redirects: true, problems: .unknown(parameters) + [.unavailable])
    }

    static func journeyForm(_ id: String, _ summary: String, _ parameters: [Parameter] = []) -> Documentation {
        .form(
            id, summary, callers: "Anybody, from the page itself; the answers are kept for 30 days.",
            parameters: parameters, problems: .unknown(parameters) + [.invalidFields, .unavailable])
    }
}

extension [ProblemKind] {
    /// What stands in the address may be nothing that there is.
    fileprivate static func unknown(_ parameters: [Documentation.Parameter]) -> [ProblemKind] {
        parameters.isEmpty ? [] : [.notFound]
    }
}
