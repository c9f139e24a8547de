import Domain
import Hummingbird
import Operations

/// The way to a case for those without their secret link.
struct TrackEndpoints: EndpointCollection {
    let operations: WebOperations
    let configuration: WebConfiguration
    let pages: PageRenderer
    let guardian: FormGuard
    let cookie: CaseCookie

    var endpoints: [Endpoint] {
        [
            Endpoint(.get, "/track", .page("trackPage", "Enter a reference and its access key"), show),
            Endpoint(
                .post, "/track", .form("track", "Open a case", problems: [.invalidFields, .unavailable]), as: .opening,
                open),
        ]
    }

    static func address(_ reference: Reference) -> String { "/track?reference=\(reference.text)" }

    @Sendable private func show(_ request: Request, _ context: WebRequestContext) -> Response {
        let reference = request.uri.queryParameters["reference"].flatMap { Reference($0) }
        return pages.render(TrackPage(reference: reference?.spoken ?? ""))
    }

    @Sendable private func open(_ request: Request, _ context: WebRequestContext) async throws -> Response {
        try guardian.checkSender(request)
        let form = try await request.form(limit: configuration.bodyLimit)
        let typed = form["reference"] ?? ""
        let shown = Shown(form["key"], prefix: cookie.viewer.prefix)
        guard let reference = Reference(typed), let shown else { return again(typed, form["key"], shown) }
        do {
            return opened(reference, try await key(shown, of: reference))
        } catch CaseAccessError.notFound {
            return refuse(TrackPage(reference: typed, general: Self.unknown))
        }
    }

    /// What somebody opens a case with.
    private enum Shown {
        case key(String)
        case pin(String)

        /// Spaces and hyphens in a PIN are forgiven.
        init?(_ typed: String?, prefix: String) {
            let digits = (typed ?? "").filter { $0 != " " && $0 != "-" }
            if digits.utf8.count == 8, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }) {
                self = .pin(digits)
            } else if let key = AccessKey.accepted(typed, prefix: prefix) {
                self = .key(key)
            } else {
                return nil
            }
        }
    }

    private func key(_ shown: Shown, of reference: Reference) async throws -> String {
        switch shown {
        case .pin(let pin): return try await operations.openByPIN(reference, pin)
        case .key(let key):
            _ = try await operations.showCase(reference, .bearer(key))
            return key
        }
    }

    private func opened(_ reference: Reference, _ key: String) -> Response {
        var response = Response.seeOther(CasePath.page(reference))
        response.setCookie(cookie.set(key, for: reference))
        return response
    }

    private func again(_ reference: String, _ typedKey: String?, _ shown: Shown?) -> Response {
        refuse(
            TrackPage(
                reference: reference,
                referenceError: Reference(reference) == nil ? Self.referenceMessage(reference) : nil,
                keyError: shown == nil ? Self.keyMessage(typedKey) : nil))
    }

    private func refuse(_ page: TrackPage) -> Response {
        pages.render(page, status: .unprocessableContent)
    }

    private static func referenceMessage(_ typed: String) -> String {
        typed.isEmpty ? "Enter the reference" : "There is no such reference: check for a mistyped character"
    }

    private static func keyMessage(_ typed: String?) -> String {
        typed == nil
            ? "Enter the access key or the PIN"
            : "An access key starts with rc_: copy all of it. A PIN has eight digits"
    }

    /// Which of the two is wrong is nobody's business.
    private static let unknown = "We could not find a case with that reference and that access key or PIN"
}
