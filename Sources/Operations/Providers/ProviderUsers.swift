public import Domain
import FoundationEssentials
import Persistence
import Postgres

/// The people of the providers who can sign in to their company's inbox.
public struct ProviderUsers: Sendable {
    private let office: CaseOffice

    public init(_ office: CaseOffice) {
        self.office = office
    }

    /// Adds somebody, who can sign in from then on.
    ///
    /// - Throws: `ProviderUserError`; nothing was changed then.
    public func add(name: String, email: String, provider: ProviderID) async throws -> Login {
        guard office.directory.name(of: provider) != nil else { throw ProviderUserError.unknownProvider(provider) }
        guard !FieldChecks.isBlank(name) else { throw ProviderUserError.nameMissing }
        guard email.contains("@") else { throw ProviderUserError.notAnAddress(email) }
        let user = ProviderUser(id: UUID.version7(), provider: provider, name: name, email: email)
        guard try await !office.pool.execute(InsertProviderUser(user)).isEmpty else {
            throw ProviderUserError.emailTaken(email)
        }
        return try await login(email: email)
    }

    /// Another way to sign in, in the place of the one before.
    ///
    /// - Throws: `ProviderUserError.nobody`
    public func login(email: String) async throws -> Login {
        guard let login = try await GiveLogin(office, door: .provider)(email: email) else {
            throw ProviderUserError.nobody(email)
        }
        return login
    }

    /// Takes somebody off: they are signed out at once and cannot sign in again. The secret links that their company was
    /// mailed go on working.
    ///
    /// - Throws: `ProviderUserError.nobody`
    public func remove(email: String) async throws {
        guard try await !office.pool.execute(DeleteProviderUser(email: email)).isEmpty else {
            throw ProviderUserError.nobody(email)
        }
    }

    /// Everybody, by provider and name.
    public func list() async throws -> [ProviderUserEntry] {
        try await office.pool.execute(ListProviderUsers()).map {
            ProviderUserEntry(provider: $0.provider, name: $0.name, email: $0.email)
        }
    }
}

/// Somebody of a provider.
public struct ProviderUserEntry: Sendable {
    public let provider: ProviderID
    public let name: String
    public let email: String
}

/// Why somebody cannot be added or found.
public enum ProviderUserError: Error, Equatable, Sendable, CustomStringConvertible {
    case unknownProvider(ProviderID)
    case nameMissing
    case notAnAddress(String)
    case emailTaken(String)
    case nobody(String)

    public var description: String {
        switch self {
        case .unknownProvider(let id): "there is no provider \(id.rawValue); it is named by its id, such as o2"
        case .nameMissing: "the name must not be empty"
        case .notAnAddress(let email): "\(email) is no e-mail address"
        case .emailTaken(let email): "somebody with the e-mail address \(email) is there already"
        case .nobody(let email): "nobody of a provider has the e-mail address \(email)"
        }
    }
}
