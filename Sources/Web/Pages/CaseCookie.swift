import Domain
import Hummingbird
import Operations

/// Where a browser keeps the key of one case, for the pages of that case only; or a session, of the staff for all pages and
/// of a provider's people for their inbox.
struct CaseCookie: Sendable {
    let viewer: Viewer
    private let isSecure: Bool
    private let lifetime: Int

    /// The two sides that have a page of their case, and those who sign in: the staff, who have pages of all cases, and
    /// the people of a provider, who have an inbox.
    enum Viewer: Sendable {
        case complainant, provider, staff, inbox

        var prefix: String {
            switch self {
            case .complainant: "rc_"
            case .provider: "rp_"
            case .staff: Credential.sessionPrefix
            case .inbox: Credential.providerSessionPrefix
            }
        }

        /// The same for the router.
        var route: String {
            switch self {
            case .complainant: CaseEndpoints.path
            case .provider: ProviderEndpoints.path
            case .staff: StaffPath.casePage
            case .inbox: InboxPath.casePage
            }
        }

        var signsIn: Bool { self == .staff || self == .inbox }

        func path(_ reference: Reference) -> String {
            switch self {
            case .complainant: CasePath.page(reference)
            case .provider: CasePath.provider(reference)
            case .staff: StaffPath.page(reference)
            case .inbox: InboxPath.page(reference)
            }
        }
    }

    init(_ viewer: Viewer, configuration: WebConfiguration) {
        self.viewer = viewer
        isSecure = configuration.isSecure
        lifetime = viewer.signsIn ? Self.workingDay : configuration.accessCookieLifetime
    }

    func key(in request: Request) -> String? {
        AccessKey.accepted(request.cookies[name]?.value, prefix: viewer.prefix)
    }

    /// The key in a secret link. A key of the wrong kind is as good as none.
    func key(inLink request: Request) -> String? {
        AccessKey.accepted(request.uri.queryParameters["key"].map(String.init), prefix: viewer.prefix)
    }

    func set(_ key: String, for reference: Reference) -> Cookie {
        cookie(key, path: viewer.path(reference), lifetime: lifetime)
    }

    func cleared(for reference: Reference) -> Cookie {
        cookie("", path: viewer.path(reference), lifetime: 0)
    }

    func set(_ key: String) -> Cookie { cookie(key, path: pathOfSession, lifetime: lifetime) }

    var cleared: Cookie { cookie("", path: pathOfSession, lifetime: 0) }

    /// The staff's is for all pages: they also take complaints down on the way that everybody goes.
    private var pathOfSession: String { viewer == .inbox ? InboxPath.list : "/" }

    /// In seconds. The session itself ends earlier when it is not used.
    private static let workingDay = 12 * 60 * 60

    private var name: String {
        switch viewer {
        case .complainant: "case_key"
        case .provider: "provider_key"
        case .staff: "staff_session"
        case .inbox: "inbox_session"
        }
    }

    /// A link in a mail has to open a case; to pages behind a door nobody comes from elsewhere.
    private func cookie(_ value: String, path: String, lifetime: Int) -> Cookie {
        Cookie(
            name: name, value: value, maxAge: lifetime, path: path, secure: isSecure, httpOnly: true,
            sameSite: viewer.signsIn ? .strict : .lax)
    }
}
