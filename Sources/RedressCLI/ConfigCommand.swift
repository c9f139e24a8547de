import ArgumentParser
import Bootstrap
import Domain
import Postgres

struct ConfigCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "config", abstract: "Looks at the configuration.", subcommands: [ConfigCheckCommand.self])
}

struct ConfigCheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Checks the environment and prints the effective values, without secrets.",
        discussion: "Everything that is wrong is listed at once, and the command ends with a code other than 0.")

    @OptionGroup var output: OutputOptions

    func run() throws {
        let settings = try settings(ProcessConfiguration.load())
        output.report(json: .object(document(settings))) {
            settings.map { "\($0.name) = \($0.value)" }.joined(separator: "\n")
        }
    }

    private func settings(_ configuration: ProcessConfiguration) throws -> [(name: String, value: String)] {
        [
            ("database_url", try configuration.database(name: "redress").redactedURL),
            ("database_pooler", configuration.isPooled ? "transaction" : "none"),
            ("control_database_url", try configuration.controlDatabase(name: "redress")?.redactedURL ?? "none"),
            ("database_role", configuration.databaseRole ?? "the login's own"),
            ("host", configuration.host),
            ("port", "\(configuration.port)"),
            ("public_url", configuration.publicURL),
            ("token_secret", configuration.tokenSecret == nil ? "not set" : "set"),
            ("smtp_url", configuration.smtpURL == nil ? "not set: mail goes to mail_folder" : "set"),
            ("mail_folder", configuration.mailFolder),
            ("mail_from", configuration.mailFrom),
            ("evidence_keys", configuration.evidenceKeys == nil ? "not set: no evidence is taken" : "set"),
            ("evidence_folder", configuration.evidenceFolder),
            (
                "evidence_s3_url",
                configuration.evidenceS3URL == nil ? "not set: evidence lies in evidence_folder" : "set"
            ),
            ("bank_holidays_file", configuration.bankHolidaysFile ?? "not set: those of the release"),
            ("letter_program", configuration.letterProgram ?? "not set: letters are HTML"),
            ("clamd_url", configuration.clamdURL ?? "not set: evidence stays unscanned"),
            ("mail_inbox", configuration.mailInbox ?? "not set: answers to our mail are not read"),
            ("imap_url", configuration.imapURL ?? "not set: no mailbox is read"),
            ("imap_user", configuration.imapUser ?? "not set"),
            ("imap_password", configuration.imapPassword == nil ? "not set" : "set"),
            ("imap_seconds", "\(configuration.imapInterval)"),
            ("log_level", configuration.logLevel),
            ("ready_file", configuration.readyFile ?? "none"),
            ("metrics_port", configuration.metricsPort.map { "\($0)" } ?? "none"),
            ("reads_per_minute", Self.limit(configuration.readsPerMinute)),
            ("submissions_per_minute", Self.limit(configuration.submissionsPerMinute)),
            ("key_tries_per_minute", Self.limit(configuration.keyTriesPerMinute)),
            ("trusted_proxies", configuration.trustedProxies ?? "none"),
            ("concurrency", "\(configuration.concurrency)"),
            ("pool_size", "\(configuration.poolSize)"),
            ("allow_superuser", configuration.allowsSuperuser ? "yes" : "no"),
        ]
    }

    private static func limit(_ limit: Int?) -> String {
        limit.map { "\($0)" } ?? "no limit"
    }

    private func document(_ settings: [(name: String, value: String)]) -> JSONObject {
        var document = JSONObject()
        for setting in settings { document[setting.name] = .string(setting.value) }
        return document
    }
}
