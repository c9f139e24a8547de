import Configuration
import Foundation
public import Operations

/// What a process is told by its environment. `docs/operations.md` has the table.
///
/// A secret `X` can be given as `X_FILE`, the path of a file that holds it.
public struct ProcessConfiguration: Sendable {
    /// Where the database is. May be a transaction pooler.
    public let databaseURL: String
    /// Whether `databaseURL` leads to a transaction pooler.
    public let isPooled: Bool
    /// A direct way to the database, for what needs a session; `databaseURL` by default, and none behind a pooler.
    public let controlDatabaseURL: String?
    /// The database role that every connection takes on, after logging in as whom the URL says.
    public let databaseRole: String?
    public let host: String
    public let port: Int
    /// Where people reach the public pages, without a slash at its end.
    public let publicURL: String
    /// At least 32 bytes, the same for every process; only the processes that make links need it.
    public let tokenSecret: [UInt8]?
    /// Where mail is handed over; without it mail goes into `mailFolder`.
    public let smtpURL: String?
    public let mailFolder: String
    /// Makes PDFs of letters: the path of WeasyPrint. Without it letters are HTML.
    public let letterProgram: String?
    public let mailFrom: String
    /// The keys that seal the keys of cases, the one for new cases first. Without them nobody can bring evidence.
    public let evidenceKeys: String?
    /// Where evidence lies unless `evidenceS3URL` names another place; every process has to reach it.
    public let evidenceFolder: String
    public let evidenceS3URL: String?
    /// mat2, which makes the copies by which evidence is shared: its path, or its name in `PATH`.
    public let renditionProgram: String
    /// Where clamd listens. Without it evidence waits unscanned, and nobody can open it.
    public let clamdURL: String?
    /// A table of bank holidays that takes the place of the release's, as gov.uk publishes it.
    public let bankHolidaysFile: String?
    /// Where mail to the scheme is received, which also takes `local+anything@domain`; answers to our mail go there.
    public let mailInbox: String?
    /// `nil` where people are written to at any hour.
    public let quietHours: QuietHours?
    /// See `CorrespondenceSettings.digestHour`.
    public let digestHour: Int?
    /// Whether decisions are read a second time for as many as the profiles say; `false` for none.
    let readsTwice: Bool
    /// Where text messages are handed over; `nil` where none are sent.
    public let smsURL: String?
    let smsToken: String?
    let smsFrom: String
    /// What the gateway signs its reports with.
    let smsReceiptSecret: String?
    /// The mailbox that the worker reads; none without it.
    public let imapURL: String?
    public let imapUser: String?
    public let imapPassword: String?
    /// Seconds between two looks into the mailbox.
    public let imapInterval: Int
    public let logLevel: String
    /// Created when the process is up, removed when it ends.
    public let readyFile: String?
    /// Where the worker and the scheduler show `/metrics`, `/healthz` and `/readyz`; not at all without it.
    public let metricsPort: Int?
    /// How many pages an address may read in a minute, how many forms and requests send, how often try a key; `nil` for
    /// as many as it likes.
    public let readsPerMinute: Int?
    public let submissionsPerMinute: Int?
    public let keyTriesPerMinute: Int?
    /// Addresses and networks whose `X-Forwarded-For` is believed, beside this machine's own; separated by commas.
    public let trustedProxies: String?
    /// How many jobs a worker runs at once.
    public let concurrency: Int
    /// How many connections a process keeps.
    public let poolSize: Int
    /// Lets a process run as a database superuser, which it otherwise refuses.
    public let allowsSuperuser: Bool

    /// When an office opens: nobody publishes a figure, so it is the operator's.
    private static let usualDigestHour = 8

    /// What the environment says; where it names no database, what `deploy/run` wrote down for the command line.
    ///
    /// - Throws: `ConfigurationError`, which lists everything that is wrong at once.
    public static func load() throws(ConfigurationError) -> ProcessConfiguration {
        let environment = ProcessInfo.processInfo.environment
        let namesDatabase = environment["DATABASE_URL"] != nil || environment["DATABASE_URL_FILE"] != nil
        let variables = namesDatabase ? environment : HomeEnvironment.variables(for: environment)
        return try load(from: EnvironmentVariablesProvider(environmentVariables: variables))
    }

    static func load(from provider: some ConfigProvider) throws(ConfigurationError) -> ProcessConfiguration {
        var reader = SettingsReader(ConfigReader(provider: provider))
        let configuration = ProcessConfiguration(&reader)
        guard reader.problems.isEmpty else { throw ConfigurationError(problems: reader.problems) }
        return configuration
    }

    private init(_ reader: inout SettingsReader) {
        databaseURL = reader.secret("DATABASE_URL") ?? reader.missing("DATABASE_URL", "a postgres:// URL")
        isPooled = reader.choice("DATABASE_POOLER", of: ["none", "transaction"]) == "transaction"
        controlDatabaseURL = reader.secret("CONTROL_DATABASE_URL") ?? (isPooled ? nil : databaseURL)
        databaseRole = isPooled ? reader.nothing("DATABASE_ROLE", Self.noRole) : reader.text("DATABASE_ROLE")
        host = reader.text("HOST") ?? "127.0.0.1"
        port = reader.integer("PORT", in: 0...65535) ?? 8080
        publicURL = reader.text("PUBLIC_URL") ?? "http://\(host):\(port)"
        tokenSecret = reader.tokenSecret("TOKEN_SECRET")
        smtpURL = reader.secret("SMTP_URL")
        mailFolder = reader.text("MAIL_FOLDER") ?? ".redress/mail"
        letterProgram = reader.text("LETTER_PROGRAM")
        renditionProgram = reader.text("RENDITION_PROGRAM") ?? "mat2"
        mailFrom = reader.address("MAIL_FROM") ?? "cases@redress.example.invalid"
        evidenceKeys = reader.secret("EVIDENCE_KEYS")
        evidenceFolder = reader.text("EVIDENCE_FOLDER") ?? ".redress/evidence"
        evidenceS3URL = reader.secret("EVIDENCE_S3_URL")
        clamdURL = reader.text("CLAMD_URL")
        bankHolidaysFile = reader.text("BANK_HOLIDAYS_FILE")
        mailInbox = reader.inbox("MAIL_INBOX", longestTag: CorrespondenceSettings.longestTag)
        quietHours = reader.quietHours("QUIET_HOURS")
        digestHour = reader.hour("PROVIDER_DIGEST", standard: Self.usualDigestHour)
        readsTwice = reader.choice("SECOND_READINGS", of: ["profile", "none"]) != "none"
        smsURL = reader.text("SMS_URL")
        smsToken = reader.secret("SMS_TOKEN")
        smsFrom = reader.text("SMS_FROM") ?? "Redress"
        smsReceiptSecret = reader.secret("SMS_RECEIPT_SECRET")
        imapURL = reader.text("IMAP_URL")
        imapUser =
            imapURL == nil
            ? reader.text("IMAP_USER") : reader.text("IMAP_USER") ?? reader.missing("IMAP_USER", "the mailbox's login")
        imapPassword = reader.secret("IMAP_PASSWORD")
        imapInterval = reader.integer("IMAP_SECONDS", in: 1...3600) ?? 30
        logLevel = reader.choice("LOG_LEVEL", of: Self.logLevels) ?? "info"
        readyFile = reader.text("READY_FILE")
        metricsPort = reader.integer("METRICS_PORT", in: 0...65535)
        readsPerMinute = reader.limit("READS_PER_MINUTE", default: 3000)
        submissionsPerMinute = reader.limit("SUBMISSIONS_PER_MINUTE", default: 600)
        keyTriesPerMinute = reader.limit("KEY_TRIES_PER_MINUTE", default: 60)
        trustedProxies = reader.proxies("TRUSTED_PROXIES")
        concurrency = reader.integer("CONCURRENCY", in: 1...1000) ?? 16
        poolSize = reader.integer("POOL_SIZE", in: 1...100) ?? 8
        allowsSuperuser = reader.choice("ALLOW_SUPERUSER", of: ["yes", "no"]) == "yes"
    }

    private static let noRole =
        "cannot be taken on behind a transaction pooler; give each process a login of its own instead"

    private static let logLevels = ["trace", "debug", "info", "notice", "warning", "error", "critical"]
}

/// Everything that is wrong with the environment, one line each.
public struct ConfigurationError: Error, CustomStringConvertible {
    public let problems: [String]

    public var description: String {
        problems.joined(separator: "\n")
    }
}
