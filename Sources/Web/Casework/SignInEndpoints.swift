import Domain
import Hummingbird
import Operations

/// How the scheme's own people get to their pages.
struct SignInEndpoints: EndpointCollection {
    let operations: WebOperations
    let pages: PageRenderer
    let desk: CaseDesk

    var endpoints: [Endpoint] {
        [
            Endpoint(.get, StaffPath.signIn, .page("staffSignInPage", "Sign in", callers: Self.staff), show),
            Endpoint(
                .post, StaffPath.signIn,
                .form("signInStaff", "Sign in", callers: Self.staff, problems: [.invalidFields, .unavailable]),
                as: .opening, signIn),
            Endpoint(
                .post, StaffPath.signOut,
                .form("signOutStaff", "Sign out", callers: Self.staff, problems: [.unavailable]), signOut),
        ]
    }

    static let staff = "The scheme's own people."

    @Sendable private func show(_ request: Request, _ context: WebRequestContext) -> Response {
        render(SignInPage(formToken: desk.guardian.token(of: request).token, Self.destination(request)), request)
    }

    @Sendable private func signIn(_ request: Request, _ context: WebRequestContext) async throws -> Response {
        let form = try await checkedForm(request)
        guard let session = try await session(form) else {
            let page = SignInPage(
                formToken: desk.guardian.token(of: request).token, form["to"], email: form["email"] ?? "", isWrong: true
            )
            return render(page, request, status: .unprocessableContent)
        }
        var response = Response.seeOther(form["to"] == SignInPage.calls ? JourneyPath.call : StaffPath.list)
        response.setCookie(desk.cookie.set(session))
        return response
    }

    private func session(_ form: FormFields) async throws -> String? {
        guard let email = form["email"], let password = form["password"], let code = form["code"] else { return nil }
        // Authenticators show it as two groups.
        return try await operations.desk.signIn(email, password, code.filter { !$0.isWhitespace })
    }

    @Sendable private func signOut(_ request: Request, _ context: WebRequestContext) async throws -> Response {
        _ = try await checkedForm(request)
        if let key = desk.cookie.key(in: request) { try await operations.desk.signOut(.bearer(key)) }
        var response = Response.seeOther(StaffPath.signIn)
        response.setCookie(desk.cookie.cleared)
        response.setCookie(DraftCookie(isSecure: desk.configuration.isSecure).cleared)
        return response
    }

    private func checkedForm(_ request: Request) async throws -> FormFields {
        let form = try await request.form(limit: desk.configuration.bodyLimit)
        try desk.guardian.check(request, form)
        return form
    }

    private func render(_ page: SignInPage, _ request: Request, status: HTTPResponse.Status = .ok) -> Response {
        var response = pages.render(page, status: status)
        let (_, isNew) = desk.guardian.token(of: request)
        if isNew { response.setCookie(desk.guardian.cookie(page.formToken)) }
        return response
    }

    private static func destination(_ request: Request) -> String? {
        request.uri.queryParameters["to"].map(String.init)
    }
}
