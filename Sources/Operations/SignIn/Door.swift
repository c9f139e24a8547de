import Persistence

/// Which people come in. Each kind has its own logins and sessions, and a key of one opens nothing of the other.
public enum Door: Sendable {
    case staff
    case provider

    var tables: any LoginTables.Type {
        switch self {
        case .staff: StaffTables.self
        case .provider: ProviderTables.self
        }
    }

    var sessionPrefix: String {
        switch self {
        case .staff: Credential.sessionPrefix
        case .provider: Credential.providerSessionPrefix
        }
    }
}
