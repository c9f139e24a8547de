import Domain
import Hummingbird
import Operations

/// What the pages of both sides have in common: the key from link or cookie, the checks of a form, and the way back
/// when a step did not go through.
struct CaseDesk: Sendable {
    let operations: WebOperations
    let configuration: WebConfiguration
    let guardian: FormGuard
    let cookie: CaseCookie

    /// A step that was refused, with what is needed to show the page again as it was filled in.
    struct FailedAttempt: Sendable {
        let action: ActionName
        let view: CaseView
        let formToken: String
        let form: FormFields
        var problems: [FieldProblem] = []
        var general: [String] = []
        let status: HTTPResponse.Status
    }

    /// The page, or with a key in the address: the key put into the cookie and a redirect to the page without it.
    /// Opening the link any number of times, by whatever reads mail before people do, uses nothing up.
    func show(
        _ request: Request, _ context: WebRequestContext,
        render: (CaseView, _ formToken: String, _ done: String?) -> Response
    ) async throws -> Response {
        let reference = try context.reference()
        if let key = cookie.key(inLink: request) { return try await enter(reference, key) }
        guard let key = cookie.key(in: request) else { return .seeOther(TrackEndpoints.address(reference)) }
        let view = try await operations.showCase(reference, .bearer(key))
        let (token, isNew) = guardian.token(of: request)
        let done = request.uri.queryParameters["done"].flatMap { ActionName(rawValue: String($0))?.doneMessage }
        var response = render(view, token, done)
        if isNew { response.setCookie(guardian.cookie(token)) }
        return response
    }

    private func enter(_ reference: Reference, _ key: String) async throws -> Response {
        _ = try await operations.showCase(reference, .bearer(key))
        var response = Response.seeOther(cookie.viewer.path(reference))
        response.setCookie(cookie.set(key, for: reference))
        return response
    }

    func act(
        _ name: ActionName, _ request: Request, _ context: WebRequestContext,
        body: (FormFields) -> JSONValue, again: (FailedAttempt) -> Response
    ) async throws -> Response {
        let reference = try context.reference()
        let form = try await request.form(limit: configuration.bodyLimit)
        try guardian.check(request, form)
        let credential = try credential(request)
        do {
            let action = try name.action(from: body(form), today: operations.today())
            _ = try await operations.actOnCase(reference, action, credential, form["version"].flatMap { Int($0) })
            return .seeOther("\(cookie.viewer.path(reference))?done=\(name.rawValue)")
        } catch {
            let view = try await operations.showCase(reference, credential)
            let token = guardian.token(of: request).token
            return again(try attempt(name, view, token, form, Problem(describing: error)))
        }
    }

    /// What the reader can put right or has to know comes back with the page; anything else is an error page.
    private func attempt(
        _ name: ActionName, _ view: CaseView, _ token: String, _ form: FormFields, _ problem: Problem
    ) throws -> FailedAttempt {
        var attempt = FailedAttempt(
            action: name, view: view, formToken: token, form: form, status: problem.kind.status)
        switch problem.kind {
        case .invalidFields: attempt.problems = problem.errors
        case .notPossibleNow, .notAllowedByRules: attempt.general = [problem.detail ?? problem.kind.meaning]
        case .changedMeanwhile: attempt.general = [Self.changed]
        case .badRequest, .malformedJSON, .unauthenticated, .forbidden, .formExpired, .notFound, .methodNotAllowed,
            .keyInUse, .wrongOffset, .preconditionFailed, .bodyTooLarge, .unsupportedMediaType, .keyReused,
            .tooManyRequests, .internalError, .unavailable:
            throw problem
        }
        return attempt
    }

    /// Of whoever sent a form.
    ///
    /// - Throws: `Problem` where the browser has no key any more.
    func credential(_ request: Request) throws -> Credential {
        guard let key = cookie.key(in: request) else { throw Problem(.formExpired) }
        return .bearer(key)
    }

    /// Forgets the key in this browser. The secret link goes on working.
    @Sendable func leave(_ request: Request, _ context: WebRequestContext) async throws -> Response {
        let reference = try context.reference()
        try guardian.check(request, await request.form(limit: configuration.bodyLimit))
        var response = Response.seeOther("/")
        response.setCookie(cookie.cleared(for: reference))
        return response
    }

    private static let changed = "The case changed while you were reading. Look at it again before you decide."
}

extension ActionName {
    /// What the page says when it is shown again after the step.
    var doneMessage: String {
        switch self {
        case .providerResponse: "We have your response and send it to the complainant."
        case .comments: "We have your comments."
        case .acceptance: "We have your answer and tell the provider."
        case .counterOffer: "We have your offer and send it to the other side."
        case .counterOfferAnswer: "We have your answer and tell the complainant."
        case .remedyEvidence: "We have your evidence and tell the complainant."
        case .withdrawal: "Your complaint is withdrawn."
        case .goingOn: "We have looked at your complaint again. See below how it goes on."
        case .reviewRequest: "We look at it again and write to you."
        case .refusalDispute: "An ombudsman looks at it again, and we write to you."
        case .objection: "We have your objection. See below how it goes on."
        case .eligibilityRuling: "The ruling is made."
        case .remedyDispute: "We have what you wrote and tell the provider."
        case .hold: "The case is on hold, and both sides are told."
        case .resumption: "The case goes on, and both sides are told."
        case .extension: "The date has moved, and both sides are told."
        case .reopening: "The case has been taken up again."
        case .transfer: "The case is closed here, and both sides are told."
        case .merger: "The case goes on in the other one, and both sides are told."
        case .split: "A part of the case goes on by itself, and both sides are told."
        case .secondProvider: "A case about the second provider was opened, and the complainant is told."
        case .informationRequest: "Your questions are on their way, and the other side is told that you asked."
        case .information: "We have your answers."
        case .informationClosure: "The questions are closed, and the investigation goes on."
        case .decisionDraft: "The draft is stored."
        case .decisionSignature: "The decision is signed."
        }
    }
}
