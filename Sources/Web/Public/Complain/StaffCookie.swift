import Hummingbird
import Operations

/// Where a browser of the staff keeps their key while they take calls. No other site can make the browser send it.
struct StaffCookie: Sendable {
    private static let name = "staff_key"
    /// A working day, in seconds.
    private static let lifetime = 10 * 60 * 60

    let isSecure: Bool

    func key(in request: Request) -> String? { Self.accepted(request.cookies[Self.name]?.value) }

    static func accepted(_ text: String?) -> String? { AccessKey.accepted(text, prefix: Credential.staffPrefix) }

    func set(_ key: String) -> Cookie { cookie(key, lifetime: Self.lifetime) }

    var cleared: Cookie { cookie("", lifetime: 0) }

    private func cookie(_ value: String, lifetime: Int) -> Cookie {
        Cookie(
            name: Self.name, value: value, maxAge: lifetime, path: JourneyPath.start, secure: isSecure, httpOnly: true,
            sameSite: .strict)
    }
}
