import Domain
import Hummingbird
import Operations

/// Where a browser keeps the key of one case, for the pages of that case only; or the staff's session, for all pages.
struct CaseCookie: Sendable {
    let viewer: Viewer
    private let isSecure: Bool
    private let lifetime: Int

    /// The two sides that have a page of their case, and the staff, who have pages of all cases.
    enum Viewer: Sendable {
        case complainant, provider, staff

        var prefix: String {
            switch self {
            case .complainant: "rc_"
            case .provider: "rp_"
            case .staff: Credential.sessionPrefix
            }
        }

        /// The same for the router.
        var route: String {
            switch self {
            case .complainant: CaseEndpoints.path
            case .provider: ProviderEndpoints.path
            case .staff: StaffPath.casePage
            }
        }

        func path(_ reference: Reference) -> String {
            switch self {
            case .complainant: CasePath.page(reference)
            case .provider: CasePath.provider(reference)
            case .staff: StaffPath.page(reference)
            }
        }
    }

    init(_ viewer: Viewer, configuration: WebConfiguration) {
        self.viewer = viewer
        isSecure = configuration.isSecure
        lifetime = viewer == .staff ? Self.workingDay : configuration.accessCookieLifetime
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

    /// For all pages: the staff also take complaints down on the way that everybody goes.
    func set(_ key: String) -> Cookie { cookie(key, path: "/", lifetime: lifetime) }

    var cleared: Cookie { cookie("", path: "/", lifetime: 0) }

    /// In seconds. The session itself ends earlier when it is not used.
    private static let workingDay = 12 * 60 * 60

    private var name: String {
        switch viewer {
        case .complainant: "case_key"
        case .provider: "provider_key"
        case .staff: "staff_session"
        }
    }

    /// A link in a mail has to open a case; to the staff's pages nobody comes from elsewhere.
    private func cookie(_ value: String, path: String, lifetime: Int) -> Cookie {
        Cookie(
            name: name, value: value, maxAge: lifetime, path: path, secure: isSecure, httpOnly: true,
            sameSite: viewer == .staff ? .strict : .lax)
    }
}
