import FoundationEssentials

/// Where mail goes out, and how.
public struct SMTPConfiguration: Sendable {
    /// How the way to the relay is protected.
    public enum Security: String, CaseIterable, Sendable {
        /// TLS from the first byte (`smtps://`).
        case implicit
        /// STARTTLS, or no mail.
        case required
        /// STARTTLS when the relay offers it, without looking at its certificate: whoever could forge the certificate
        /// could as well hide the offer, so checking it would only stop honest relays.
        case whenOffered = "when_offered"
        case never
    }

    public let host: String
    public let port: Int
    public let security: Security
    public let username: String?
    public let password: String?
    /// What the relay is told our name is; `nil` for this machine's host name.
    public var clientName: String?
    /// A PEM file with the authorities to trust instead of the system's.
    public var certificateAuthorities: String?
    /// Default 10 s.
    public var connectTimeout: Duration = .seconds(10)
    /// For the whole of one message, connecting included. Default 60 s.
    public var totalTimeout: Duration = .seconds(60)

    /// - Parameters:
    ///   - url: `smtp://` (port 587) or `smtps://` (port 465), `[user[:password]@]host[:port]` and the options
    ///     `?starttls=required|when_offered|never` (with a user `required`, otherwise `when_offered`),
    ///     `name=…` (see `clientName`) and `ca_file=…` (see `certificateAuthorities`). A user and password are
    ///     percent-encoded.
    ///   - username: takes the place of the URL's.
    ///   - password: takes the place of the URL's.
    public init(
        url: String, username: String? = nil, password: String? = nil
    ) throws(SMTPConfigurationError) {
        guard let parts = URLComponents(string: url), let scheme = parts.scheme?.lowercased() else {
            throw .notAnSMTPURL
        }
        guard ["smtp", "smtps"].contains(scheme), let host = parts.host, !host.isEmpty else { throw .notAnSMTPURL }
        guard parts.path.isEmpty || parts.path == "/" else { throw .notAnSMTPURL }
        let options = try SMTPURLOptions(parts.queryItems ?? [])
        self.host = host
        self.username = username ?? parts.user
        self.password = password ?? parts.password
        clientName = options.clientName
        certificateAuthorities = options.certificateAuthorities
        security = try options.security(scheme: scheme, hasUser: self.username != nil)
        port = parts.port ?? (security == .implicit ? 465 : 587)
        guard self.username == nil || security.hidesPassword || isLocal else { throw .passwordInTheClear }
    }

    /// The address in use without user and password, for people to read.
    public var redactedURL: String {
        "\(scheme)://\(host):\(port)"
    }

    var scheme: String { security == .implicit ? "smtps" : "smtp" }

    private var isLocal: Bool { ["localhost", "127.0.0.1", "[::1]", "::1"].contains(host) }
}

extension SMTPConfiguration.Security {
    /// Whether nobody on the way can read what is sent.
    var hidesPassword: Bool {
        switch self {
        case .implicit, .required: true
        case .whenOffered, .never: false
        }
    }
}

/// What is wrong with the relay's address. Never carries the password.
public enum SMTPConfigurationError: Error, Equatable, Sendable {
    case notAnSMTPURL
    case unknownOption(String)
    case wrongValue(option: String, allowed: String)
    /// A password would cross the network unprotected.
    case passwordInTheClear
}

extension SMTPConfigurationError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .notAnSMTPURL: "not an address like smtp://user:password@host:587 or smtps://host"
        case .unknownOption(let name): "unknown option \(name); known are starttls, name and ca_file"
        case .wrongValue(let option, let allowed): "\(option) has to be one of \(allowed)"
        case .passwordInTheClear: "a password needs smtps:// or starttls=required, unless the relay is on this machine"
        }
    }
}
