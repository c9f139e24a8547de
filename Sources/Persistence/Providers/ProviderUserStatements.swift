public import Domain
public import FoundationEssentials
public import Postgres

/// Somebody of a provider who can sign in.
public struct ProviderUser: Sendable, Equatable {
    public let id: UUID
    public let provider: ProviderID
    public let name: String
    public let email: String

    public init(id: UUID, provider: ProviderID, name: String, email: String) {
        self.id = id
        self.provider = provider
        self.name = name
        self.email = email
    }

    static let columns = "p.id, p.provider_id, p.name, p.email"

    static func decode(_ row: borrowing PostgresRow) throws -> ProviderUser {
        let (id, provider, name, email) = try row.decode((UUID, String, String, String).self)
        return ProviderUser(id: id, provider: ProviderID(rawValue: provider), name: name, email: email)
    }
}

/// Adds somebody; nothing comes back where somebody has that address already.
public struct InsertProviderUser: Statement {
    public static let sql = """
        INSERT INTO redress.provider_user (id, provider_id, name, email) VALUES ($1, $2, $3, $4)
        ON CONFLICT (lower(email)) DO NOTHING
        RETURNING id
        """

    private let user: ProviderUser

    public init(_ user: ProviderUser) {
        self.user = user
    }

    public func bind(_ bindings: inout Bindings) {
        bindings.append(user.id)
        bindings.append(user.provider.rawValue)
        bindings.append(user.name)
        bindings.append(user.email)
    }

    public static func decode(_ row: borrowing PostgresRow) throws -> UUID {
        try row.decode(UUID.self)
    }
}

/// Takes somebody off, with their sessions; nothing comes back where nobody has that address.
public struct DeleteProviderUser: Statement {
    public static let sql = "DELETE FROM redress.provider_user WHERE lower(email) = lower($1) RETURNING id"

    private let email: String

    public init(email: String) {
        self.email = email
    }

    public func bind(_ bindings: inout Bindings) {
        bindings.append(email)
    }

    public static func decode(_ row: borrowing PostgresRow) throws -> UUID {
        try row.decode(UUID.self)
    }
}

/// Everybody, by provider and name.
public struct ListProviderUsers: Statement {
    public static let sql = """
        SELECT \(ProviderUser.columns) FROM redress.provider_user AS p ORDER BY p.provider_id, p.name, p.id
        """

    public init() {}

    public static func decode(_ row: borrowing PostgresRow) throws -> ProviderUser {
        try ProviderUser.decode(row)
    }
}

/// Whose session this is.
public struct FindProviderUserBySession: Statement {
    public static let sql = ProviderTables.sqlOfSession(selecting: ProviderUser.columns)

    private let keyHash: [UInt8]

    public init(keyHash: [UInt8]) {
        self.keyHash = keyHash
    }

    public func bind(_ bindings: inout Bindings) {
        bindings.append(keyHash)
    }

    public static func decode(_ row: borrowing PostgresRow) throws -> ProviderUser {
        try ProviderUser.decode(row)
    }
}
