import FoundationEssentials

/// Where an S3-compatible store is, and as whom it is used.
public struct S3Configuration: Sendable {
    /// The bucket's address, without a slash at its end.
    public let bucketURL: String
    public let region: String
    let accessKey: String
    let secretKey: String
    /// A PEM file with the authorities to trust instead of the system's.
    public var certificateAuthorities: String?
    /// Default 10 s.
    public var connectTimeout: Duration = .seconds(10)
    /// For the whole of one request. Default 120 s.
    public var totalTimeout: Duration = .seconds(120)

    /// - Parameter url: `https://ACCESS:SECRET@host[:port]/bucket[/prefix][?region=…&ca_file=…]`, both keys
    ///   percent-encoded. The region is `us-east-1` unless said otherwise. `http` is for this machine only: the content
    ///   is sealed, but whoever reads along could remove it later.
    public init(url: String) throws(S3ConfigurationError) {
        guard let parts = URLComponents(string: url), let host = parts.host, !host.isEmpty,
            let scheme = parts.scheme?.lowercased(), ["http", "https"].contains(scheme)
        else { throw .notAnS3URL }
        guard let accessKey = parts.user, !accessKey.isEmpty, let secretKey = parts.password, !secretKey.isEmpty else {
            throw .noKeys
        }
        let isLocal = ["localhost", "127.0.0.1", "[::1]", "::1"].contains(host)
        guard scheme == "https" || isLocal else { throw .inTheClear }
        let path = parts.path.split(separator: "/").joined(separator: "/")
        guard !path.isEmpty else { throw .noBucket }
        let options = try Self.options(parts.queryItems ?? [])
        bucketURL = "\(scheme)://\(host)\(parts.port.map { ":\($0)" } ?? "")/\(path)"
        region = options["region"] ?? "us-east-1"
        certificateAuthorities = options["ca_file"]
        self.accessKey = accessKey
        self.secretKey = secretKey
    }

    private static func options(_ items: [URLQueryItem]) throws(S3ConfigurationError) -> [String: String] {
        var options: [String: String] = [:]
        for item in items {
            guard ["region", "ca_file"].contains(item.name) else { throw .unknownOption(item.name) }
            options[item.name] = item.value
        }
        return options
    }
}

/// What is wrong with the store's address. Never carries a key.
public enum S3ConfigurationError: Error, Equatable, Sendable, CustomStringConvertible {
    case notAnS3URL
    case noKeys
    case noBucket
    /// The way there is not protected.
    case inTheClear
    case unknownOption(String)

    public var description: String {
        switch self {
        case .notAnS3URL: "not an address like https://ACCESS:SECRET@host/bucket?region=eu-west-2"
        case .noKeys:
            "has to hold the access key and the secret key, percent-encoded: https://ACCESS:SECRET@host/bucket"
        case .noBucket: "has to name a bucket: https://ACCESS:SECRET@host/bucket"
        case .inTheClear: "has to begin with https:// unless the store is on this machine"
        case .unknownOption(let name): "unknown option \(name); known are region and ca_file"
        }
    }
}
