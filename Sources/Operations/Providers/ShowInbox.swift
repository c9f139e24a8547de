public import Domain
import Persistence
import Postgres

/// What waits for a company, for who has signed in as one of its people.
public struct ShowInbox: Sendable {
    /// Whoever has more has to begin at the top all the same.
    public static let most = 200

    private let office: CaseOffice

    public init(_ office: CaseOffice) {
        self.office = office
    }

    /// - Throws: `CaseAccessError.notFound` for a credential that is nobody's session
    public func callAsFunction(_ session: Credential) async throws -> Inbox {
        let office = office
        return try await office.pool.transaction { connection in
            let user = try InboxKey(office: office).user(session, connection)
            let company = office.directory.company(of: user.provider)
            let cases = try connection.execute(ListInbox(of: company, limit: Self.most))
            return Inbox(
                name: user.name, providerName: office.providerName(user.provider),
                cases: cases.map {
                    InboxEntry(
                        reference: $0.reference, providerName: office.providerName($0.provider), status: $0.status,
                        dueOn: $0.dueOn, isUrgent: $0.isUrgent)
                })
        }
    }
}

/// Opens one of the company's cases from the inbox.
public struct OpenFromInbox: Sendable {
    private let office: CaseOffice

    public init(_ office: CaseOffice) {
        self.office = office
    }

    /// - Returns: the provider's own key to the case, as its secret link has it
    /// - Throws: `CaseAccessError.notFound`, also for a case of another company and for one that the provider was never
    ///   written to about
    public func callAsFunction(_ reference: Reference, _ session: Credential) async throws -> String {
        let office = office
        return try await office.pool.transaction { connection in
            let user = try InboxKey(office: office).user(session, connection)
            guard let stored = try connection.execute(FindCase(reference)).first,
                office.directory.company(of: user.provider).contains(stored.subject.provider),
                try connection.execute(HasWrittenToProvider(about: stored.subject.id)).first == true
            else { throw CaseAccessError.notFound }
            return office.tokens.providerToken(of: stored.subject.id, version: stored.tokenVersion)
        }
    }
}

/// What waits for a company: what is urgent first, then by what is due first.
public struct Inbox: Sendable {
    /// Of who is signed in.
    public let name: String
    public let providerName: String
    public let cases: [InboxEntry]

    public init(name: String, providerName: String, cases: [InboxEntry]) {
        self.name = name
        self.providerName = providerName
        self.cases = cases
    }
}

/// A case that waits for the provider.
public struct InboxEntry: Sendable {
    public let reference: Reference
    public let providerName: String
    public let status: CaseStatus
    public let dueOn: CalendarDay?
    public let isUrgent: Bool

    public init(reference: Reference, providerName: String, status: CaseStatus, dueOn: CalendarDay?, isUrgent: Bool) {
        self.reference = reference
        self.providerName = providerName
        self.status = status
        self.dueOn = dueOn
        self.isUrgent = isUrgent
    }
}

/// Whose session it is.
private struct InboxKey {
    let office: CaseOffice

    func user(_ session: Credential, _ connection: isolated Connection) throws -> ProviderUser {
        guard session.token.hasPrefix(Credential.providerSessionPrefix),
            let user = try connection.execute(
                FindProviderUserBySession(keyHash: AccessTokens.hash(session.token))
            ).first
        else { throw CaseAccessError.notFound }
        return user
    }
}
