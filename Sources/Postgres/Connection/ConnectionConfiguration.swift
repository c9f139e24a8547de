/// Where the database is and how a connection behaves.
public struct ConnectionConfiguration: Sendable {
    /// Limits that the server keeps, set right after connecting. Zero means no limit.
    public struct Timeouts: Sendable {
        /// For connecting, name lookup and password included. Kept by the client.
        public var connect: Duration = .seconds(5)
        /// `statement_timeout`.
        public var statement: Duration = .seconds(30)
        /// `lock_timeout`.
        public var lock: Duration = .seconds(10)
        /// `idle_in_transaction_session_timeout`: a transaction of a stopped process frees its locks after this.
        public var idleInTransaction: Duration = .seconds(10)
        /// `tcp_user_timeout` and the keepalives: a dead network is noticed after about this.
        public var network: Duration = .seconds(10)

        public init() {}
    }

    /// The URL as given, password included: never print it.
    public let url: String
    public var applicationName: String
    /// The role that every statement runs as; the login role must be a member of it.
    public var role: String?
    public var timeouts: Timeouts
    /// Whether the URL leads to a transaction pooler, which hands each transaction to another server session. Then
    /// nothing is kept in the session: no named statements, no settings (`timeouts` and time zone are those of the
    /// login), and no role.
    public var isPooled: Bool

    /// The keywords that the URL sets, by libpq's own reading.
    let keywords: [String: String]

    /// - Parameter url: `postgres://user:password@host:port/database?…`, or libpq's `key=value` form.
    /// - Throws: `PostgresError` of kind `configuration`, which does not quote the URL.
    public init(
        url: String, applicationName: String = "redress", role: String? = nil, timeouts: Timeouts = Timeouts(),
        isPooled: Bool = false
    ) throws(PostgresError) {
        self.url = url
        self.applicationName = applicationName
        self.role = role
        self.timeouts = timeouts
        self.isPooled = isPooled
        keywords = try ConnectionString.parse(url)
    }

    /// The host name, address or socket directory; `nil` when libpq's default is used.
    public var host: String? { keywords["hostaddr"] ?? keywords["host"] }

    public var database: String? { keywords["dbname"] }

    /// For logs and for people: no password, no options.
    public var redactedURL: String {
        let user = keywords["user"].map { "\($0)@" } ?? ""
        let port = keywords["port"].map { ":\($0)" } ?? ""
        return "postgres://\(user)\(keywords["host"] ?? "")\(port)/\(database ?? "")"
    }
}

extension ConnectionConfiguration: CustomStringConvertible {
    public var description: String { redactedURL }
}
