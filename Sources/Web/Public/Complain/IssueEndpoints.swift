import Domain
import Hummingbird
import Operations

/// What the complaint is about: a list to add to and to take from.
struct IssueEndpoints: EndpointCollection {
    private static let groupPath = "\(JourneyPath.newIssue)/{group}"

    let desk: JourneyDesk

    var endpoints: [Endpoint] {
        Journey.pages.filter { $0.kind == .issueList }.flatMap(list) + [
            Endpoint(.get, JourneyPath.newIssue, .journeyPage("issueGroupPage", "Choose a kind of problem"), groups),
            Endpoint(
                .post, JourneyPath.newIssue, .journeyForm("chooseIssueGroup", "Choose a kind of problem"), chooseGroup),
            Endpoint(.get, Self.groupPath, .journeyPage("issuePage", "Choose what went wrong", [.group]), kinds),
            Endpoint(.post, Self.groupPath, .journeyForm("addIssue", "Add what went wrong", [.group]), add),
            Endpoint(.post, JourneyPath.removal, .journeyForm("removeIssue", "Take it out again"), remove),
        ]
    }

    private func list(_ page: JourneyPage) -> [Endpoint] {
        let address = JourneyPath.page(page)
        return [
            Endpoint(.get, address, .journeyPage("issuesPage", "What the complaint is about")) { request, _ in
                try await onTheWay(request) { desk.show(IssueListPage(page, on: $0), to: $0) }
            },
            Endpoint(.post, address, .journeyForm("keepIssues", "Go on with what is on the list")) { request, _ in
                try await goOn(page, request)
            },
        ]
    }

    private func goOn(_ page: JourneyPage, _ request: Request) async throws -> Response {
        try await desk.take(request) { visit, _ in
            let problems = visit.route.problems(on: page)
            guard problems.isEmpty else {
                let again = IssueListPage(page, on: visit, problems: problems)
                return desk.show(again, to: visit, status: .unprocessableContent)
            }
            let place = visit.route.next(after: page, isChange: visit.isChange)
            return .seeOther(JourneyPath.of(place, isChange: visit.isChange))
        }
    }

    @Sendable private func groups(_ request: Request, _ context: WebRequestContext) async throws -> Response {
        try await onTheWay(request) { desk.show(IssueChoice(visit: $0).groupPage(), to: $0) }
    }

    @Sendable private func chooseGroup(_ request: Request, _ context: WebRequestContext) async throws -> Response {
        try await desk.take(request) { visit, form in
            guard let group = form[IssueChoice.groupInput].flatMap(IssueGroup.init(rawValue:)) else {
                let again = IssueChoice(visit: visit).groupPage(isMissing: true)
                return desk.show(again, to: visit, status: .unprocessableContent)
            }
            return .seeOther(JourneyPath.newIssue(group) + (visit.isChange ? JourneyPath.change : ""))
        }
    }

    @Sendable private func kinds(_ request: Request, _ context: WebRequestContext) async throws -> Response {
        let group = try context.issueGroup()
        return try await onTheWay(request) { desk.show(IssueChoice(visit: $0).kindPage(group), to: $0) }
    }

    @Sendable private func add(_ request: Request, _ context: WebRequestContext) async throws -> Response {
        let group = try context.issueGroup()
        return try await desk.take(request) { visit, form in
            guard let issue = form[IssueChoice.kindInput].flatMap(IssueCode.init(rawValue:)), issue.group == group
            else {
                let again = IssueChoice(visit: visit).kindPage(group, isMissing: true)
                return desk.show(again, to: visit, status: .unprocessableContent)
            }
            return try await keep(visit.answers.issues.filter { $0 != issue } + [issue], visit) { route in
                let details = route.pages.first { $0.issue == issue }.map(JourneyPath.page)
                return details ?? JourneyPath.issues
            }
        }
    }

    @Sendable private func remove(_ request: Request, _ context: WebRequestContext) async throws -> Response {
        try await desk.take(request) { visit, form in
            let rest = visit.answers.issues.filter { $0.rawValue != form["issue"] }
            return try await keep(rest, visit) { _ in JourneyPath.issues }
        }
    }

    /// At most so many as a complaint may have.
    private func keep(
        _ issues: [IssueCode], _ visit: Visit, then address: (JourneyRoute) -> String
    ) async throws -> Response {
        if let place = visit.route.detourFromTasks { return .seeOther(JourneyPath.of(place)) }
        let text = issues.prefix(IssueChoice.most).map(\.rawValue).joined(separator: ",")
        return try await desk.keep([ComplaintFields.issues.formName: text], of: visit) { route in
            address(route) + (visit.isChange ? JourneyPath.change : "")
        }
    }

    private func onTheWay(
        _ request: Request, _ body: (Visit) -> Response
    ) async throws -> Response {
        try await desk.answer(request) { visit in
            if let place = visit.route.detourFromTasks { return .seeOther(JourneyPath.of(place)) }
            return body(visit)
        }
    }
}

extension WebRequestContext {
    /// - Throws: `Problem` of kind `notFound`
    fileprivate func issueGroup() throws -> IssueGroup {
        guard let group = parameters.get("group").flatMap(IssueGroup.init(rawValue:)) else { throw Problem(.notFound) }
        return group
    }
}
