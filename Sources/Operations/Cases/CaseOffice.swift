public import Domain
import FoundationEssentials
public import JobQueue
import Persistence
public import Postgres

/// What every use case on a case needs: the database, the rules, the clock and the secrets.
///
/// `Bootstrap` makes one per process and hands it to each use case.
public struct CaseOffice: Sendable {
    let pool: ConnectionPool
    /// The codes of practice in force, with the bank holidays that they count by.
    public let profiles: SchemeProfiles
    let directory: ProviderDirectory
    let clock: CaseClock
    let tokens: AccessTokens
    let correspondence: CorrespondenceSettings
    /// Told, after a commit, that there is work: a hint that shortens latency.
    let announceWork: @Sendable () -> Void

    public init(
        pool: ConnectionPool, profiles: SchemeProfiles, directory: ProviderDirectory, clock: CaseClock,
        tokens: AccessTokens, correspondence: CorrespondenceSettings,
        announceWork: @escaping @Sendable () -> Void = {}
    ) {
        self.pool = pool
        self.profiles = profiles
        self.directory = directory
        self.clock = clock
        self.tokens = tokens
        self.correspondence = correspondence
        self.announceWork = announceWork
    }

    /// The code of practice that a case came in under.
    func profile(_ scheme: SchemeID) -> SchemeProfile {
        profiles[scheme] ?? profiles.fallback
    }

    /// Runs `body` as one transaction at one moment of case time, and wakes the workers once it is committed.
    func transaction<Value: Sendable>(
        _ body: @Sendable (isolated Connection, CaseWriter) throws -> Value
    ) async throws -> Value {
        let setMoment = clock.now
        let value = try await pool.transaction { connection in
            guard let now = try connection.execute(ReadCaseTime(set: setMoment)).first else {
                throw CorruptRow(table: "now", column: "now")
            }
            return try body(connection, CaseWriter(office: self, now: now))
        }
        announceWork()
        return value
    }
}

/// Who the scheme's mail comes from and where its links lead.
public struct CorrespondenceSettings: Sendable {
    public let from: Mailbox
    /// The address of the public pages, without a slash at its end.
    public let publicURL: String
    /// Where mail to the scheme is received, with a delimiter `+` after which anything may stand; `nil` where none is.
    /// Then answers and reports go to `from`, and nothing reads them.
    public let inbox: String?
    /// `nil` where people are written to at any hour.
    public let quietHours: QuietHours?
    /// The hour of a working day, on the London clock, at which a provider is told of all that it has nothing to do about;
    /// `nil` where each of it goes out at once.
    public let digestHour: Int?
    /// Whether there is a gateway for text messages.
    public let sendsTexts: Bool
    /// The right side of every Message-ID.
    let messageDomain: String

    public init(
        from: Mailbox, publicURL: String, inbox: String? = nil, quietHours: QuietHours? = .standard,
        digestHour: Int? = nil, sendsTexts: Bool = false
    ) {
        self.sendsTexts = sendsTexts
        self.quietHours = quietHours
        self.digestHour = digestHour
        self.from = from
        self.publicURL = publicURL
        self.inbox = inbox?.lowercased()
        messageDomain = from.address.split(separator: "@").last.map(String.init) ?? "localhost"
    }

    /// Characters that may be added to the inbox's local part.
    public static var longestTag: Int { ReturnAddresses.tagLength }

    /// Every address that is ours, lower case.
    var ownAddresses: Set<String> { Set([from.address.lowercased(), inbox].compactMap { $0 }) }
}
