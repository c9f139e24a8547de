import Hummingbird
import Operations

/// Where a browser keeps the secret of its draft, for the pages of the way only.
struct DraftCookie: Sendable {
    private static let name = "draft"
    /// As long as the draft itself, in seconds.
    private static let lifetime = 30 * 24 * 60 * 60

    let isSecure: Bool

    func secret(in request: Request) -> String? {
        Self.accepted(request.cookies[Self.name]?.value)
    }

    static func accepted(_ text: String?) -> String? { AccessKey.accepted(text, prefix: DraftSecret.prefix) }

    func set(_ secret: String) -> Cookie { cookie(secret, lifetime: Self.lifetime) }

    var cleared: Cookie { cookie("", lifetime: 0) }

    private func cookie(_ value: String, lifetime: Int) -> Cookie {
        Cookie(
            name: Self.name, value: value, maxAge: lifetime, path: JourneyPath.start, secure: isSecure, httpOnly: true,
            sameSite: .lax)
    }
}
