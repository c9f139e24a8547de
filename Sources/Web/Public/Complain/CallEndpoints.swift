import Domain
import Hummingbird
import Operations

/// Complaints by telephone: somebody of the staff walks the same way with the caller. Once they are signed in, all
/// that their browser does on the way is a call.
struct CallEndpoints: EndpointCollection {
    let desk: JourneyDesk

    var endpoints: [Endpoint] {
        [
            Endpoint(
                .get, JourneyPath.call, .page("callPage", "Begin a call", callers: Self.staff, redirects: true), show),
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
        guard let staff = try await desk.staff(request) else { return Self.signIn }
        let hasDraft = desk.cookie.secret(in: request) != nil
        let visit = desk.visit(request, nil)
        let page = CallPage(staff, formToken: visit.formToken, goOn: hasDraft ? JourneyPath.tasks : nil)
        return desk.show(page, to: visit)
    }

    private static let signIn = Response.seeOther("\(StaffPath.signIn)?to=\(SignInPage.calls)")

    @Sendable private func begin(_ request: Request, _ context: WebRequestContext) async throws -> Response {
        _ = try await checkedForm(request)
        guard try await desk.staff(request) != nil else { return Self.signIn }
        var response = Response.seeOther(JourneyPath.page(Journey.pages[0]))
        response.setCookie(desk.cookie.cleared)
        return response
    }

    @Sendable private func sent(_ request: Request, _ context: WebRequestContext) async throws -> Response {
        let reference = try context.reference()
        guard let key = desk.staffCookie.key(in: request), let staff = try await desk.staff(request) else {
            return Self.signIn
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
}
