import Domain
import Hummingbird
import Operations

/// Where a provider's people find what waits for them.
enum InboxPath {
    static let list = "/provider"
    static let signIn = "\(list)/sign-in"
    static let signOut = "\(list)/sign-out"
    static let casePage = "\(list)/cases/{reference}"

    static func page(_ reference: Reference) -> String { "\(list)/cases/\(reference.text)" }
}

/// A provider's inbox, and the way from it to the provider's page of a case.
struct InboxEndpoints: EndpointCollection {
    let operations: WebOperations
    let pages: PageRenderer
    let desk: CaseDesk
    /// Of the provider's pages of one case.
    let caseCookie: CaseCookie

    var endpoints: [Endpoint] {
        [
            Endpoint(
                .get, InboxPath.list,
                .page(
                    "providerInbox", "What waits for the provider of who is signed in",
                    callers: SignInEndpoints.provider, redirects: true, problems: [.unavailable]),
                list),
            Endpoint(
                .get, InboxPath.casePage,
                .page(
                    "providerInboxCase", "On to the provider's page of a case", callers: SignInEndpoints.provider,
                    parameters: [.reference], redirects: true, problems: [.notFound, .unavailable]),
                open),
        ]
    }

    @Sendable private func list(_ request: Request, _ context: WebRequestContext) async throws -> Response {
        guard let key = desk.cookie.key(in: request) else { return .seeOther(InboxPath.signIn) }
        let typed = request.uri.queryParameters["reference"].map(String.init)
        if let reference = typed.flatMap({ Reference($0) }) { return .seeOther(InboxPath.page(reference)) }
        do {
            let inbox = try await operations.inbox.list(.bearer(key))
            let (token, isNew) = desk.guardian.token(of: request)
            let page = InboxPage(inbox, today: operations.today(), formToken: token, unknown: typed)
            var response = pages.render(page)
            if isNew { response.setCookie(desk.guardian.cookie(token)) }
            return response
        } catch CaseAccessError.notFound {
            // The session is over.
            var response = Response.seeOther(InboxPath.signIn)
            response.setCookie(desk.cookie.cleared)
            return response
        }
    }

    /// The case's own key goes into the cookie that the secret link in the provider's mail would set.
    @Sendable private func open(_ request: Request, _ context: WebRequestContext) async throws -> Response {
        let reference = try context.reference()
        guard let session = desk.cookie.key(in: request) else { return .seeOther(InboxPath.signIn) }
        let key = try await operations.inbox.open(reference, .bearer(session))
        var response = Response.seeOther(CasePath.provider(reference))
        response.setCookie(caseCookie.set(key, for: reference))
        return response
    }
}
