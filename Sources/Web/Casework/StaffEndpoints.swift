import Domain
import Hummingbird
import Operations

/// The staff's own pages: the work list, and a case with the step that is due.
struct StaffEndpoints: EndpointCollection {
    let operations: WebOperations
    let pages: PageRenderer
    let desk: CaseDesk

    var endpoints: [Endpoint] {
        [
            Endpoint(
                .get, StaffPath.list,
                .page(
                    "staffPage", "The work list of who is signed in", callers: SignInEndpoints.staff, redirects: true,
                    problems: [.unavailable]),
                list),
            Endpoint(
                .get, StaffPath.casePage,
                .page(
                    "staffCasePage", "A case for the staff", callers: SignInEndpoints.staff, parameters: [.reference],
                    redirects: true, problems: [.notFound, .unavailable]),
                show),
            Endpoint(
                .get, "\(StaffPath.casePage)/evidence/{evidence}",
                Documentation(
                    id: "staff-page-openEvidence", summary: "Get a file that was found clean",
                    callers: SignInEndpoints.staff, tag: .pages, parameters: [.reference, .evidence],
                    answers: [
                        Documentation.Answer(
                            status: 200, description: "The file.", contentType: "application/octet-stream")
                    ], problems: [.notFound, .notPossibleNow, .unavailable]),
                open),
            step(.decisionDraft, DecisionForm.body),
            step(.decisionSignature) { _ in [:] },
            step(.eligibilityRuling, RulingForm.body),
        ] + StaffStep.all.map { step($0.action, $0.body) }
    }

    @Sendable private func list(_ request: Request, _ context: WebRequestContext) async throws -> Response {
        guard let key = desk.cookie.key(in: request) else { return .seeOther(StaffPath.signIn) }
        let typed = request.uri.queryParameters["reference"].map(String.init)
        if let reference = typed.flatMap({ Reference($0) }) { return .seeOther(StaffPath.page(reference)) }
        do {
            let list = try await operations.desk.workList(.bearer(key))
            return page(request) { WorkListPage(list, today: operations.today(), formToken: $0, unknown: typed) }
        } catch CaseAccessError.notFound {
            return signInAgain
        }
    }

    @Sendable private func show(_ request: Request, _ context: WebRequestContext) async throws -> Response {
        let reference = try context.reference()
        guard let key = desk.cookie.key(in: request) else { return .seeOther(StaffPath.signIn) }
        guard try await operations.findStaff(.bearer(key)) != nil else { return signInAgain }
        do {
            return try await casePage(request, reference, .bearer(key))
        } catch CaseAccessError.readsBlind(let reading) {
            return .seeOther(StaffPath.reading(reading))
        }
    }

    private func casePage(
        _ request: Request, _ reference: Reference, _ credential: Credential
    ) async throws -> Response {
        let view = try await operations.showCase(reference, credential)
        let received = try await operations.showComplaint(reference, credential)
        let done = request.uri.queryParameters["done"].flatMap { ActionName(rawValue: String($0))?.doneMessage }
        return page(request) { token in
            StaffCasePage(
                view, received, pages.catalogues.english, operations.providers,
                today: operations.today(), formToken: token, done: done)
        }
    }

    @Sendable private func open(_ request: Request, _ context: WebRequestContext) async throws -> Response {
        guard let key = desk.cookie.key(in: request), let evidence = operations.evidence else {
            throw Problem(.notFound)
        }
        return .attachment(
            try await evidence.open(try context.evidence(), try context.reference(), .bearer(key)))
    }

    private func step(_ name: ActionName, _ body: @escaping @Sendable (FormFields) -> JSONValue) -> Endpoint {
        let documentation = Documentation.form(
            "staff-page-\(name.rawValue)", name.summary, callers: SignInEndpoints.staff, parameters: [.reference],
            problems: [.notFound, .invalidFields, .notPossibleNow, .unavailable])
        return Endpoint(.post, "\(StaffPath.casePage)/\(name.rawValue)", documentation) { request, context in
            guard let key = desk.cookie.key(in: request) else { throw Problem(.formExpired) }
            let received = try await operations.showComplaint(try context.reference(), .bearer(key))
            return try await desk.act(name, request, context, body: body) { again($0, received) }
        }
    }

    private func again(_ attempt: CaseDesk.FailedAttempt, _ received: ReceivedComplaint) -> Response {
        let messages = FormMessages(
            attempt.problems,
            input: { StepForms.input(of: $0, attempt.action) ?? DecisionForm.input(of: $0, attempt.form) },
            anchor: { StepForms.anchor(of: $0, on: attempt.view) ?? DecisionForm.anchor(of: $0) }, labels: .casework,
            general: attempt.general)
        let page = StaffCasePage(
            attempt.view, received, pages.catalogues.english, operations.providers, today: operations.today(),
            formToken: attempt.formToken,
            form: attempt.form, messages: messages)
        return pages.render(page, status: attempt.status)
    }

    private func page(_ request: Request, _ content: (String) -> some PageContent) -> Response {
        let (token, isNew) = desk.guardian.token(of: request)
        var response = pages.render(content(token))
        if isNew { response.setCookie(desk.guardian.cookie(token)) }
        return response
    }

    /// The session is over.
    private var signInAgain: Response {
        var response = Response.seeOther(StaffPath.signIn)
        response.setCookie(desk.cookie.cleared)
        return response
    }
}
