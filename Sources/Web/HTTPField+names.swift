import Hummingbird

extension HTTPField.Name {
    static let requestID = Self.named("X-Request-Id")
    static let idempotencyKey = Self.named("Idempotency-Key")
    static let contentTypeOptions = Self.named("X-Content-Type-Options")
    static let contentSecurityPolicy = Self.named("Content-Security-Policy")
    static let referrerPolicy = Self.named("Referrer-Policy")
    static let permissionsPolicy = Self.named("Permissions-Policy")
    static let crossOriginOpenerPolicy = Self.named("Cross-Origin-Opener-Policy")
    static let crossOriginResourcePolicy = Self.named("Cross-Origin-Resource-Policy")
    static let strictTransportSecurity = Self.named("Strict-Transport-Security")
    static let fetchSite = Self.named("Sec-Fetch-Site")
    static let retryAfter = Self.named("Retry-After")
    static let rateLimit = Self.named("RateLimit")
    static let rateLimitPolicy = Self.named("RateLimit-Policy")
    static let forwardedFor = Self.named("X-Forwarded-For")
    static let redressSignature = Self.named("Redress-Signature")
    static let uploadOffset = Self.named("Upload-Offset")
    static let uploadLength = Self.named("Upload-Length")

    private static func named(_ name: String) -> Self {
        guard let field = Self(name) else { preconditionFailure("\(name) is no header name") }
        return field
    }
}
