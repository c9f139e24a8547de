import FoundationEssentials

/// Where clamd listens.
public enum ClamdAddress: Equatable, Sendable {
    case socket(path: String)
    case host(String, port: Int)

    /// - Parameter url: `unix:///run/clamav/clamd.ctl` or `tcp://host:3310`. The way by TCP is not encrypted, so the host
    ///   is one's own.
    public init?(url: String) {
        guard let parts = URLComponents(string: url) else { return nil }
        switch parts.scheme?.lowercased() {
        case "unix" where parts.path.hasPrefix("/"): self = .socket(path: parts.path)
        case "tcp":
            guard let host = parts.host, !host.isEmpty else { return nil }
            self = .host(host, port: parts.port ?? 3310)
        default: return nil
        }
    }
}
