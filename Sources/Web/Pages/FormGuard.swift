import Hummingbird

/// Keeps other sites from sending our forms in a visitor's name.
///
/// Three lines of defence: cookies are `SameSite=Lax`; what the browser says of the sender has to be us; and a form
/// that acts with a cookie carries a random token that a second cookie carries, too (double submit).
struct FormGuard: Sendable {
    static let field = "form_token"

    private let isSecure: Bool
    private let origin: String

    init(configuration: WebConfiguration) {
        isSecure = configuration.isSecure
        origin = Self.origin(of: configuration.publicURL)
    }

    /// The visitor's token, or a new one that the answer has to set.
    func token(of request: Request) -> (token: String, isNew: Bool) {
        if let token = current(request) { return (token, false) }
        return (RandomToken.hexadecimal(bytes: 16), true)
    }

    /// - Throws: `Problem` of kind `formExpired` when the form was not one of ours, sent by its reader.
    func check(_ request: Request, _ form: FormFields) throws {
        try checkSender(request)
        guard let token = current(request), let sent = form[Self.field], Self.areEqual(token, sent) else {
            throw Problem(.formExpired)
        }
    }

    /// For forms that act without a cookie: only what the browser says of the sender.
    func checkSender(_ request: Request) throws {
        if let site = request.headers[.fetchSite], !Self.ownSites.contains(site) { throw Problem(.formExpired) }
        if let sender = request.headers[.origin], !isOurs(sender, request) { throw Problem(.formExpired) }
    }

    func cookie(_ token: String) -> Cookie {
        Cookie(name: name, value: token, path: "/", secure: isSecure, httpOnly: true, sameSite: .lax)
    }

    /// From a page of ours, or from the reader without any page.
    private static let ownSites = ["same-origin", "none"]

    /// What browsers say of the sender of a form when its page asks for `no-referrer`, as ours do (Fetch, 3.2): it
    /// tells nothing, so the token and `Sec-Fetch-Site` have to.
    private static let untold = "null"

    /// With `__Host-` no neighbouring host can plant one; browsers accept that prefix with `Secure` only.
    private var name: String { isSecure ? "__Host-form" : "form" }

    private func current(_ request: Request) -> String? {
        guard let value = request.cookies[name]?.value, value.utf8.count == 32 else { return nil }
        return value.allSatisfy(\.isHexDigit) ? value : nil
    }

    /// Our public origin, or the very host that was asked: a rehearsal may be reached by another name.
    private func isOurs(_ sender: String, _ request: Request) -> Bool {
        if sender == Self.untold || sender.lowercased() == origin { return true }
        guard !isSecure, let host = request.head.authority else { return false }
        return sender.lowercased() == "http://\(host.lowercased())"
    }

    private static func origin(of url: String) -> String {
        let parts = url.lowercased().split(separator: "/", omittingEmptySubsequences: true)
        return parts.prefix(2).joined(separator: "//")
    }

    /// In a time that does not depend on where they differ.
    private static func areEqual(_ left: String, _ right: String) -> Bool {
        let (left, right) = (Array(left.utf8), Array(right.utf8))
        guard left.count == right.count else { return false }
        return zip(left, right).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
    }
}
