import Domain
import Hummingbird
import Operations

/// What pages of the way share: the draft from the cookie, the language, the form's token.
struct JourneyDesk: Sendable {
    let operations: WebOperations
    let configuration: WebConfiguration
    let pages: PageRenderer
    let interpreter: Interpreter
    let guardian: FormGuard
    let caseCookie: CaseCookie

    var staffCookie: CaseCookie { CaseCookie(.staff, configuration: configuration) }
    var cookie: DraftCookie { DraftCookie(isSecure: configuration.isSecure) }
    var rules: JourneyRules {
        JourneyRules(today: operations.today(), directory: operations.providers, profiles: operations.profiles)
    }

    /// What a visitor meets.
    enum Arrival: Sendable {
        case visit(Visit)
        /// The complaint was sent, or its answers are gone.
        case elsewhere(Response)
    }

    func arrive(_ request: Request) async throws -> Arrival {
        let call = try await staff(request)
        guard let secret = cookie.secret(in: request) else { return .visit(visit(request, nil, call)) }
        switch try await operations.drafts.find(secret) {
        case .open(let draft): return .visit(visit(request, draft, call))
        case .sent(let accepted): return .elsewhere(sent(accepted, call))
        case nil: return .elsewhere(gone)
        }
    }

    /// Who of the staff is signed in in this browser: what they do on the way is a call.
    func staff(_ request: Request) async throws -> StaffIdentity? {
        guard let key = staffCookie.key(in: request) else { return nil }
        return try await operations.findStaff(.bearer(key))
    }

    func visit(_ request: Request, _ draft: Draft?, _ call: StaffIdentity? = nil) -> Visit {
        let (token, isNew) = guardian.token(of: request)
        return Visit(
            speech: interpreter.speech(for: request), formToken: token,
            tokenCookie: isNew ? guardian.cookie(token) : nil,
            draft: draft, route: JourneyRoute(draft?.answers ?? Answers(), rules),
            isChange: request.uri.queryParameters["change"] == "yes", call: call)
    }

    func show(_ page: some PageContent, to visit: Visit, status: HTTPResponse.Status = .ok) -> Response {
        var response = pages.render(page, status: status, in: visit.speech, call: visit.call?.name)
        if let cookie = visit.tokenCookie { response.setCookie(cookie) }
        return response
    }

    /// A page that is shown on the way, or what is shown instead.
    func answer(_ request: Request, _ body: (Visit) -> Response) async throws -> Response {
        switch try await arrive(request) {
        case .visit(let visit): body(visit)
        case .elsewhere(let response): response
        }
    }

    /// A form that was sent on the way, checked for its sender.
    func take(
        _ request: Request, _ body: (Visit, FormFields) async throws -> Response
    ) async throws -> Response {
        let form = try await request.form(limit: configuration.bodyLimit)
        try guardian.check(request, form)
        do {
            switch try await arrive(request) {
            case .visit(let visit): return try await body(visit, form)
            case .elsewhere(let response): return response
            }
        } catch DraftError.gone {
            return gone
        }
    }

    /// Keeps answers, and goes on to where they lead.
    ///
    /// - Parameter place: decides where, from the way as it is with the new answers
    func keep(
        _ changes: [String: String?], of visit: Visit, then place: (JourneyRoute) -> String
    ) async throws -> Response {
        guard let draft = visit.draft else {
            let answers = visit.answers.changed(changes)
            let (_, secret) = try await operations.drafts.begin(answers, visit.speech.language)
            var response = Response.seeOther(place(JourneyRoute(answers, rules)))
            response.setCookie(cookie.set(secret))
            return response
        }
        let saved = try await operations.drafts.save(changes, draft.id, visit.speech.language)
        return .seeOther(place(JourneyRoute(saved.answers, rules)))
    }

    /// On to the confirmation. The draft's cookie stays until that is shown: a second click has to find its way, too.
    /// Whoever took it down for somebody else gets no key to their case.
    func sent(_ accepted: AcceptedComplaint, _ call: StaffIdentity?) -> Response {
        guard call == nil else { return .seeOther(CallEndpoints.sentPath(accepted.reference)) }
        var response = Response.seeOther(CasePath.page(accepted.reference) + "/sent")
        response.setCookie(caseCookie.set(accepted.accessToken, for: accepted.reference))
        return response
    }

    private var gone: Response {
        var response = Response.seeOther("\(JourneyPath.start)?gone=yes")
        response.setCookie(cookie.cleared)
        return response
    }
}
