import Domain
import Hummingbird
import Operations

/// Saving and coming back: by a mailed link, or by a code.
struct ReturnEndpoints: EndpointCollection {
    let desk: JourneyDesk

    var endpoints: [Endpoint] {
        [
            Endpoint(.get, JourneyPath.save, .journeyPage("savePage", "Ask for the link to go on later"), show),
            Endpoint(.post, JourneyPath.save, .journeyForm("askForLink", "Have the link sent"), ask),
            Endpoint(.get, JourneyPath.saved, .journeyPage("savedPage", "The link is on its way"), saved),
            Endpoint(
                .get, JourneyPath.comeBack,
                .page(
                    "returnPage", "What the mailed link opens",
                    callers: "Whoever has the link. Looking uses nothing up.",
                    problems: [.notFound, .unavailable]), look),
            Endpoint(
                .post, JourneyPath.comeBack,
                .form("goOn", "Go on in this browser", callers: "Whoever has the link.", problems: [.unavailable]), goOn
            ),
            Endpoint(.get, JourneyPath.code, .page("returnCodePage", "Enter the code to go on"), showCode),
            Endpoint(
                .post, JourneyPath.code,
                .form(
                    "goOnByCode", "Go on by a code", callers: "Whoever has the code.",
                    problems: [.invalidFields, .unavailable]),
                as: .opening, goOnByCode),
        ]
    }

    @Sendable private func show(_ request: Request, _ context: WebRequestContext) async throws -> Response {
        try await desk.answer(request) { visit in
            guard let draft = visit.draft else { return .seeOther(JourneyPath.start) }
            return desk.show(SavePage(visit, code: draft.code, address: knownAddress(visit)), to: visit)
        }
    }

    /// What was answered already need not be typed again.
    private func knownAddress(_ visit: Visit) -> String {
        visit.draft?.returnAddress ?? visit.answers[ComplaintFields.email.formName] ?? ""
    }

    @Sendable private func ask(_ request: Request, _ context: WebRequestContext) async throws -> Response {
        try await desk.take(request) { visit, form in
            guard let draft = visit.draft else { return .seeOther(JourneyPath.start) }
            let typed = form[SavePage.input] ?? ""
            guard let address = ComplaintForm.email(typed) else {
                return again(visit, draft, typed, typed.isEmpty ? "missing" : "invalid_format")
            }
            do {
                try await desk.operations.drafts.sendLink(draft.id, address)
            } catch DraftError.tooManyLinks {
                return again(visit, draft, typed, "too_many")
            }
            return .seeOther(JourneyPath.saved)
        }
    }

    private func again(_ visit: Visit, _ draft: Draft, _ typed: String, _ error: String) -> Response {
        let page = SavePage(visit, code: draft.code, address: typed, error: error)
        return desk.show(page, to: visit, status: .unprocessableContent)
    }

    @Sendable private func saved(_ request: Request, _ context: WebRequestContext) async throws -> Response {
        try await desk.answer(request) { visit in
            guard let draft = visit.draft, let address = draft.returnAddress else { return .seeOther(JourneyPath.save) }
            return desk.show(SavedPage(visit, draft.code, address: address, today: desk.rules.today), to: visit)
        }
    }

    /// Nothing is set and nothing is used up: programs that read mail open every link, some of them twice.
    @Sendable private func look(_ request: Request, _ context: WebRequestContext) async throws -> Response {
        let secret = DraftCookie.accepted(request.uri.queryParameters["key"].map(String.init))
        let found: FoundDraft? = if let secret { try await desk.operations.drafts.find(secret) } else { nil }
        let visit = desk.visit(request, nil)
        let key: String? = if case .open = found { secret } else { nil }
        return desk.show(
            ReturnPage(visit.words, formToken: visit.formToken, key: key), to: visit,
            status: key == nil ? .notFound : .ok)
    }

    @Sendable private func goOn(_ request: Request, _ context: WebRequestContext) async throws -> Response {
        let form = try await request.form(limit: desk.configuration.bodyLimit)
        try desk.guardian.check(request, form)
        guard let secret = DraftCookie.accepted(form["key"]),
            case .open(let draft) = try await desk.operations.drafts.find(secret)
        else { return .seeOther("\(JourneyPath.start)?gone=yes") }
        return goingOn(draft, secret)
    }

    private func goingOn(_ draft: Draft, _ secret: String) -> Response {
        var response = Response.seeOther(JourneyRoute(draft.answers, desk.rules).resumption)
        response.setCookie(desk.cookie.set(secret))
        return response
    }

    @Sendable private func showCode(_ request: Request, _ context: WebRequestContext) async throws -> Response {
        let visit = desk.visit(request, nil)
        return desk.show(ReturnCodePage(visit.words, formToken: visit.formToken), to: visit)
    }

    @Sendable private func goOnByCode(_ request: Request, _ context: WebRequestContext) async throws -> Response {
        let form = try await request.form(limit: desk.configuration.bodyLimit)
        try desk.guardian.check(request, form)
        let typed = form[ReturnCodePage.input] ?? ""
        guard let code = ReturnCode(typed) else {
            return refuse(request, typed, typed.isEmpty ? "missing" : "invalid_format")
        }
        guard let (draft, secret) = try await desk.operations.drafts.findByCode(code) else {
            return refuse(request, typed, "unknown_value")
        }
        return goingOn(draft, secret)
    }

    private func refuse(_ request: Request, _ typed: String, _ error: String) -> Response {
        let visit = desk.visit(request, nil)
        let page = ReturnCodePage(visit.words, formToken: visit.formToken, typed: typed, error: error)
        return desk.show(page, to: visit, status: .unprocessableContent)
    }
}
