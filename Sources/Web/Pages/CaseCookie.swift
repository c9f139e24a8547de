import Domain
import Hummingbird
import Operations

/// Where a browser keeps the key of one case, for the pages of that case only.
struct CaseCookie: Sendable {
    let viewer: Viewer
    private let isSecure: Bool
    private let lifetime: Int

    /// The two sides that have a page.
    enum Viewer: Sendable {
        case complainant, provider

        var prefix: String {
            switch self {
            case .complainant: "rc_"
            case .provider: "rp_"
            }
        }

        /// The same for the router.
        var route: String {
            switch self {
            case .complainant: CaseEndpoints.path
            case .provider: ProviderEndpoints.path
            }
        }

        func path(_ reference: Reference) -> String {
            switch self {
            case .complainant: CasePath.page(reference)
            case .provider: CasePath.provider(reference)
            }
        }
    }

    init(_ viewer: Viewer, configuration: WebConfiguration) {
        self.viewer = viewer
        isSecure = configuration.isSecure
        lifetime = configuration.accessCookieLifetime
    }

    func key(in request: Request) -> String? {
        AccessKey.accepted(request.cookies[name]?.value, prefix: viewer.prefix)
    }

    /// The key in a secret link. A key of the wrong kind is as good as none.
    func key(inLink request: Request) -> String? {
        AccessKey.accepted(request.uri.queryParameters["key"].map(String.init), prefix: viewer.prefix)
    }

    func set(_ key: String, for reference: Reference) -> Cookie {
        cookie(key, reference, lifetime: lifetime)
    }

    func cleared(for reference: Reference) -> Cookie {
        cookie("", reference, lifetime: 0)
    }

    private var name: String {
        switch viewer {
        case .complainant: "case_key"
        case .provider: "provider_key"
        }
    }

    private func cookie(_ value: String, _ reference: Reference, lifetime: Int) -> Cookie {
        Cookie(
            name: name, value: value, maxAge: lifetime, path: viewer.path(reference), secure: isSecure,
            httpOnly: true, sameSite: .lax)
    }
}
