import Domain

/// What the HTTP edge has to know about where and for whom it runs.
public struct WebConfiguration: Sendable {
    /// The origin that people type, without a slash at the end: `https://redress.example`.
    /// With `https` cookies are `Secure` and browsers are told to stay with it.
    public let publicURL: String
    /// How pages name the scheme.
    public let serviceName: String
    /// How to reach people without the web; every page shows what is set.
    public let contact: Contact
    /// The largest request body in bytes. 256 kB hold the longest narrative several times over.
    public let bodyLimit: Int
    /// How long a browser keeps a case's access key after its secret link was opened, in seconds.
    public let accessCookieLifetime: Int
    public let limits: RequestLimits
    public let trustedProxies: TrustedProxies

    public struct Contact: Sendable {
        public let phone: String?
        public let email: String?
        public let post: String?

        public init(phone: String? = nil, email: String? = nil, post: String? = nil) {
            self.phone = phone
            self.email = email
            self.post = post
        }
    }

    public init(
        publicURL: String, serviceName: String = "Redress", contact: Contact = Contact(),
        bodyLimit: Int = 256 * 1024, accessCookieLifetime: Int = 12 * 60 * 60,
        limits: RequestLimits = RequestLimits(), trustedProxies: TrustedProxies = TrustedProxies()
    ) {
        self.publicURL = publicURL.hasSuffix("/") ? String(publicURL.dropLast()) : publicURL
        self.serviceName = serviceName
        self.contact = contact
        self.bodyLimit = bodyLimit
        self.accessCookieLifetime = accessCookieLifetime
        self.limits = limits
        self.trustedProxies = trustedProxies
    }

    var isSecure: Bool { publicURL.lowercased().hasPrefix("https://") }

    func url(_ path: String) -> String { publicURL + path }

    func caseURL(_ reference: Reference) -> String { url(CasePath.page(reference)) }
}

/// The paths of a case's pages: a cookie's scope, a redirect and a link must be written in the same way.
enum CasePath {
    static func page(_ reference: Reference) -> String { "/cases/\(reference.text)" }
    static func provider(_ reference: Reference) -> String { page(reference) + "/provider" }
    static func api(_ reference: Reference) -> String { "/v1/cases/\(reference.text)" }
}
