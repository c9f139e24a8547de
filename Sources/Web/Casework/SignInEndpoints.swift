import Domain
import Hummingbird
import Operations

/// One of the doors: who comes in by it, and to where.
struct SignInDoor: Sendable {
    /// In the names of the operations: `signInStaff`.
    let name: String
    let callers: String
    let signIn: String
    let signOut: String
    let home: String
    /// Whose pages these are, for somebody who is wrong here.
    let explanation: String
    /// By address, password and code; the key of a session, or nil.
    let open: @Sendable (String, String, String) async throws -> String?
    let close: @Sendable (Credential) async throws -> Void
}

extension SignInDoor {
    static func staff(_ operations: WebOperations) -> SignInDoor {
        SignInDoor(
            name: "Staff", callers: SignInEndpoints.staff, signIn: StaffPath.signIn, signOut: StaffPath.signOut,
            home: StaffPath.list, explanation: "These pages are for our own staff.", open: operations.desk.signIn,
            close: operations.desk.signOut)
    }

    static func provider(_ operations: WebOperations) -> SignInDoor {
        SignInDoor(
            name: "Provider", callers: SignInEndpoints.provider, signIn: InboxPath.signIn, signOut: InboxPath.signOut,
            home: InboxPath.list, explanation: "These pages are for the providers.", open: operations.inbox.signIn,
            close: operations.inbox.signOut)
    }
}

/// How the scheme's own people, and those of a provider, get to their pages.
struct SignInEndpoints: EndpointCollection {
    let pages: PageRenderer
    let desk: CaseDesk
    let door: SignInDoor

    var endpoints: [Endpoint] {
        let name = door.name.lowercased()
        return [
            Endpoint(.get, door.signIn, .page("\(name)SignInPage", "Sign in", callers: door.callers), show),
            Endpoint(
                .post, door.signIn,
                .form(
                    "signIn\(door.name)", "Sign in", callers: door.callers, problems: [.invalidFields, .unavailable]),
                as: .opening, signIn),
            Endpoint(
                .post, door.signOut,
                .form("signOut\(door.name)", "Sign out", callers: door.callers, problems: [.unavailable]), signOut),
        ]
    }

    static let staff = "The scheme's own people."
    static let provider = "The people of a provider."

    @Sendable private func show(_ request: Request, _ context: WebRequestContext) -> Response {
        render(
            SignInPage(door, formToken: desk.guardian.token(of: request).token, Self.destination(request)), request)
    }

    @Sendable private func signIn(_ request: Request, _ context: WebRequestContext) async throws -> Response {
        let form = try await checkedForm(request)
        guard let session = try await session(form) else {
            let page = SignInPage(
                door, formToken: desk.guardian.token(of: request).token, form["to"], email: form["email"] ?? "",
                isWrong: true)
            return render(page, request, status: .unprocessableContent)
        }
        var response = Response.seeOther(form["to"] == SignInPage.calls ? JourneyPath.call : door.home)
        response.setCookie(desk.cookie.set(session))
        return response
    }

    private func session(_ form: FormFields) async throws -> String? {
        guard let email = form["email"], let password = form["password"], let code = form["code"] else { return nil }
        // Authenticators show it as two groups.
        return try await door.open(email, password, code.filter { !$0.isWhitespace })
    }

    @Sendable private func signOut(_ request: Request, _ context: WebRequestContext) async throws -> Response {
        _ = try await checkedForm(request)
        if let key = desk.cookie.key(in: request) { try await door.close(.bearer(key)) }
        var response = Response.seeOther(door.signIn)
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
