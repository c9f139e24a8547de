import FoundationEssentials

/// The part of a relay's URL after the question mark.
struct SMTPURLOptions {
    private(set) var clientName: String?
    private(set) var certificateAuthorities: String?
    private var starttls: SMTPConfiguration.Security?

    init(_ items: [URLQueryItem]) throws(SMTPConfigurationError) {
        for item in items {
            switch item.name {
            case "starttls": starttls = try Self.security(named: item.value)
            case "name": clientName = try Self.name(item.value)
            case "ca_file": certificateAuthorities = item.value
            default: throw .unknownOption(item.name)
            }
        }
    }

    func security(
        scheme: String, hasUser: Bool
    ) throws(SMTPConfigurationError) -> SMTPConfiguration.Security {
        guard scheme == "smtps" else { return starttls ?? (hasUser ? .required : .whenOffered) }
        guard starttls == nil else { throw .wrongValue(option: "starttls", allowed: "none with smtps://") }
        return .implicit
    }

    private static func security(named name: String?) throws(SMTPConfigurationError) -> SMTPConfiguration.Security {
        let allowed: [SMTPConfiguration.Security] = [.required, .whenOffered, .never]
        guard let choice = allowed.first(where: { $0.rawValue == name }) else {
            throw .wrongValue(option: "starttls", allowed: allowed.map(\.rawValue).joined(separator: ", "))
        }
        return choice
    }

    private static func name(_ name: String?) throws(SMTPConfigurationError) -> String {
        guard let name, !name.isEmpty, name.utf8.allSatisfy({ $0.isASCIILetterOrDigit || "-.".utf8.contains($0) })
        else { throw .wrongValue(option: "name", allowed: "host names") }
        return name
    }
}
