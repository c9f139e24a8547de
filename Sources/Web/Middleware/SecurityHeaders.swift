import Hummingbird

/// Headers that every answer carries, whatever made it.
struct SecurityHeaders: RouterMiddleware {
    typealias Context = WebRequestContext

    private let fields: [(HTTPField.Name, String)]

    init(isSecure: Bool) {
        let always: [(HTTPField.Name, String)] = [
            (.contentSecurityPolicy, Self.policy),
            (.contentTypeOptions, "nosniff"),
            // The address of a secret link must not travel to wherever a page links.
            (.referrerPolicy, "no-referrer"),
            (.permissionsPolicy, "camera=(), geolocation=(), microphone=(), payment=()"),
            (.crossOriginOpenerPolicy, "same-origin"),
            (.crossOriginResourcePolicy, "same-origin"),
        ]
        fields = isSecure ? always + [(.strictTransportSecurity, "max-age=31536000; includeSubDomains")] : always
    }

    func handle(_ request: Request, context: Context, next: Next) async throws -> Response {
        var response = try await next(request, context)
        // An answer may be stricter than a page, never less so: a file that is handed out brings a policy of its own.
        for (name, value) in fields where response.headers[name] == nil { response.headers[name] = value }
        // Whoever wants an answer kept says so; everything else may be about a person.
        if response.headers[.cacheControl] == nil { response.headers[.cacheControl] = "no-store" }
        return response
    }

    /// Pages need one style sheet, one picture and one script of ours, which sends a form as the browser would.
    private static let policy = [
        "default-src 'none'", "style-src 'self'", "img-src 'self'", "script-src 'self'", "connect-src 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'", "base-uri 'none'",
    ].joined(separator: "; ")
}
