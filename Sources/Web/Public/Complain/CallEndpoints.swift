import Domain
import Hummingbird
import Operations

/// Complaints by telephone: somebody of the staff walks the same way with the caller. Signed in here, all that this
/// browser does on the way is a call.
struct CallEndpoints: EndpointCollection {
    let desk: JourneyDesk

    var endpoints: [Endpoint] {
        [
            Endpoint(.get, JourneyPath.call, .page("callPage", "Begin a call", callers: Self.staff), show),
            Endpoint(
                .post, "\(JourneyPath.call)/sign-in",
                .form("signInToCalls", "Sign in", callers: Self.staff, problems: [.invalidFields, .unavailable]),
                as: .opening, signIn),
            Endpoint(
                .post, "\(JourneyPath.call)/sign-out",
                .form("signOutOfCalls", "Sign out, and forget the call", callers: Self.staff), signOut),
            Endpoint(
                .post, "\(JourneyPath.call)/new",
                .form("beginCall", "Begin with no answers", callers: Self.staff, problems: [.unavailable]), begin),
            Endpoint(
                .get, "\(JourneyPath.call)/sent/{reference}",
                .page(
                    "callSentPage", "What to tell the caller", callers: Self.staff, parameters: [.reference],
                    redirects: true, problems: [.notFound, .unavailable]), sent),
        ]
    }

    static func sentPath(_ reference: Reference) -> String { "\(JourneyPath.call)/sent/\(reference.text)" }

    private static let staff = "The scheme's own people."

    @Sendable private func show(_ request: Request, _ context: WebRequestContext) async throws -> Response {
        let staff = try await desk.staff(request)
        let hasDraft = staff != nil && desk.cookie.secret(in: request) != nil
        return page(request, staff, goOn: hasDraft ? JourneyPath.tasks : nil)
    }

    @Sendable private func signIn(_ request: Request, _ context: WebRequestContext) async throws -> Response {
        let form = try await checkedForm(request)
        guard let key = StaffCookie.accepted(form[CallPage.input]),
            try await desk.operations.findStaff(.bearer(key)) != nil
        else {
            return page(
                request, nil, error: "This is no key of our staff: copy all of it", status: .unprocessableContent)
        }
        return .seeOther(JourneyPath.call, setting: [desk.staffCookie.set(key), desk.cookie.cleared])
    }

    @Sendable private func signOut(_ request: Request, _ context: WebRequestContext) async throws -> Response {
        _ = try await checkedForm(request)
        return .seeOther(JourneyPath.call, setting: [desk.staffCookie.cleared, desk.cookie.cleared])
    }

    @Sendable private func begin(_ request: Request, _ context: WebRequestContext) async throws -> Response {
        _ = try await checkedForm(request)
        guard try await desk.staff(request) != nil else { return .seeOther(JourneyPath.call) }
        return .seeOther(JourneyPath.page(Journey.pages[0]), setting: [desk.cookie.cleared])
    }

    @Sendable private func sent(_ request: Request, _ context: WebRequestContext) async throws -> Response {
        let reference = try context.reference()
        guard let key = desk.staffCookie.key(in: request), let staff = try await desk.staff(request) else {
            return .seeOther(JourneyPath.call)
        }
        let view = try await desk.operations.showCase(reference, .bearer(key))
        let visit = desk.visit(request, nil, staff)
        var response = desk.show(CallSentPage(view, formToken: visit.formToken), to: visit)
        response.setCookie(desk.cookie.cleared)
        return response
    }

    private func checkedForm(_ request: Request) async throws -> FormFields {
        let form = try await request.form(limit: desk.configuration.bodyLimit)
        try desk.guardian.check(request, form)
        return form
    }

    private func page(
        _ request: Request, _ staff: StaffIdentity?, goOn: String? = nil, error: String? = nil,
        status: HTTPResponse.Status = .ok
    ) -> Response {
        let visit = desk.visit(request, nil)
        return desk.show(
            CallPage(staff, formToken: visit.formToken, goOn: goOn, error: error), to: visit, status: status)
    }
}

extension Response {
    fileprivate static func seeOther(_ address: String, setting cookies: [Cookie]) -> Response {
        var response = Response.seeOther(address)
        for cookie in cookies { response.setCookie(cookie) }
        return response
    }
}
