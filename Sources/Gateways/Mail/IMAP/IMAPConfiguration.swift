import FoundationEssentials

/// Which mailbox is read, and how.
public struct IMAPConfiguration: Sendable {
    public let host: String
    public let port: Int
    /// The folder, `INBOX` by default.
    public let folder: String
    let username: String
    let password: String
    let security: SMTPConfiguration.Security
    let certificateAuthorities: String?

    /// - Parameters:
    ///   - url: `imaps://` (port 993) or `imap://` (port 143, with STARTTLS), `host[:port][/folder]` and the options
    ///     `?starttls=required|never` (`never` only to this machine) and `ca_file=…`, a PEM file with the authorities
    ///     to trust instead of the system's.
    public init(url: String, username: String, password: String) throws(IMAPConfigurationError) {
        guard let parts = URLComponents(string: url), let scheme = parts.scheme?.lowercased() else {
            throw .notAnIMAPURL
        }
        guard ["imap", "imaps"].contains(scheme), let host = parts.host, !host.isEmpty else { throw .notAnIMAPURL }
        guard parts.user == nil, parts.password == nil else { throw .loginInURL }
        var security: SMTPConfiguration.Security = scheme == "imaps" ? .implicit : .required
        var authorities: String?
        for item in parts.queryItems ?? [] {
            switch (item.name, item.value) {
            case ("starttls", "required") where scheme == "imap": break
            case ("starttls", "never") where scheme == "imap" && Self.local.contains(host): security = .never
            case ("ca_file", let file?): authorities = file
            default: throw .wrongOption(item.name)
            }
        }
        let folder = parts.path.drop { $0 == "/" }
        guard folder.utf8.allSatisfy({ $0.isVisibleASCII || $0 == UInt8(ascii: " ") }) else { throw .notAnIMAPURL }
        self.host = host
        self.folder = folder.isEmpty ? "INBOX" : String(folder)
        self.username = username
        self.password = password
        self.security = security
        certificateAuthorities = authorities
        port = parts.port ?? (security == .implicit ? 993 : 143)
    }

    private static let local: Set<String> = ["localhost", "127.0.0.1", "[::1]", "::1"]
}

/// What is wrong with a mailbox's address. Never carries the password.
public enum IMAPConfigurationError: Error, Equatable, Sendable, CustomStringConvertible {
    case notAnIMAPURL
    /// A login in the address would show in logs.
    case loginInURL
    case wrongOption(String)

    public var description: String {
        switch self {
        case .notAnIMAPURL: "not an address like imaps://host/INBOX"
        case .loginInURL: "the login does not belong into the address; use IMAP_USER and IMAP_PASSWORD"
        case .wrongOption(let name):
            "option \(name) cannot be used so: with imap:// starttls=required, or never on this machine; and ca_file"
        }
    }
}
