import Domain
import Gateways
import JobHandlers
public import JobQueue
public import Operations
public import Postgres

/// Puts the pieces of a process together, in the order in which they depend on each other.
public struct Wiring: Sendable {
    public let configuration: ProcessConfiguration
    public let pool: ConnectionPool
    public let office: CaseOffice
    /// `nil` where no evidence is kept.
    public let evidence: EvidenceOffice?

    /// - Parameters:
    ///   - name: what the process is called in `pg_stat_activity`
    ///   - clock: case time; the database's clock unless a rehearsal sets it
    public init(
        _ configuration: ProcessConfiguration, name: String, clock: CaseClock = .database,
        announceWork: @escaping @Sendable () -> Void = {}
    ) throws {
        self.configuration = configuration
        pool = ConnectionPool(configuration: try configuration.database(name: name), size: configuration.poolSize)
        office = CaseOffice(
            pool: pool, profiles: try configuration.profiles, directory: .bundled, clock: clock,
            tokens: AccessTokens(secret: try configuration.requiredTokenSecret()),
            correspondence: CorrespondenceSettings(
                from: Mailbox(name: "Redress", address: configuration.mailFrom), publicURL: configuration.publicURL,
                inbox: configuration.mailInbox, quietHours: configuration.quietHours,
                digestHour: configuration.digestHour, sendsTexts: configuration.smsURL != nil),
            announceWork: announceWork)
        evidence = try EvidenceVault(configuration).map { [office] vault in EvidenceOffice(office, vault) }
    }

    /// Every handler that a worker needs.
    public func registry() throws -> JobRegistry {
        let outbox = try Outbox(configuration)
        return .cases(
            sendMessage: SendMessage(
                office, mailer: outbox.mailer, composer: GMimeComposer(), printTray: outbox.printTray),
            fireTimer: FireCaseTimer(office), reviewDeadJob: ReviewDeadJob(office),
            reviewUnassigned: ReviewUnassigned(office), linkDuplicates: LinkDuplicates(office),
            sendDraftLink: SendDraftLink(office, mailer: outbox.mailer, composer: GMimeComposer()),
            removeDrafts: RemoveDrafts(office), sealHistory: SealHistory(office),
            applyCalendar: ApplyCalendar(office), sendText: try textGateway().map { SendText(office, gateway: $0) },
            insights: InsightHandlers(
                count: UpdateCounts(office), watch: WatchForSpikes(office), sendReports: SendProviderReports(office),
                sendReport: SendProviderReport(office, mailer: outbox.mailer, composer: GMimeComposer())),
            evidence: try evidenceHandlers(), mail: try mailHandlers(outbox))
    }

    /// For the one who sees to mail at the command line.
    public var seeToMail: SeeToMail {
        SeeToMail(office, reader: GMimeReader(), attachments: inboundAttachments)
    }

    /// Without evidence there is no other place for them than the message that they came with.
    private var inboundAttachments: any InboundAttachments {
        evidence == nil ? AttachmentsInRawMail() : AttachmentsAsEvidence()
    }

    private func mailHandlers(_ outbox: Outbox) throws -> [any JobHandler] {
        let sort = SortMail(
            office, reader: GMimeReader(), composer: GMimeComposer(), attachments: inboundAttachments)
        let collect = CollectMail(office, source: try configuration.mailbox.map(IMAPMailbox.init))
        let attachments = evidence.map { TakeAttachmentsHandler(TakeAttachments($0, reader: GMimeReader())) }
        return [
            SortMailHandler(sort), AnswerMailHandler(AnswerMail(office, mailer: outbox.mailer)),
            CollectMailHandler(collect, every: .seconds(configuration.imapInterval)),
        ] + [attachments].compactMap { $0 }
    }
}

extension ProcessConfiguration {
    /// For statements and transactions.
    public func database(name: String) throws -> ConnectionConfiguration {
        try ConnectionConfiguration(
            url: databaseURL, applicationName: name, role: databaseRole, isPooled: isPooled)
    }

    /// For what needs a session of its own: LISTEN, leadership by lock, seats. `nil` behind a pooler with no direct way.
    public func controlDatabase(name: String) throws -> ConnectionConfiguration? {
        try controlDatabaseURL.map { url in
            try ConnectionConfiguration(url: url, applicationName: name, role: databaseRole)
        }
    }

    /// The direct way where there is one: for what is better off with it.
    public func directDatabase(name: String) throws -> ConnectionConfiguration {
        try controlDatabase(name: name) ?? database(name: name)
    }

    /// The release's, counting by the bank holidays that the operator names.
    ///
    /// - Throws: `ConfigurationError` for a file that is no table of bank holidays
    var profiles: SchemeProfiles {
        get throws {
            let profiles = readsTwice ? SchemeProfiles.bundled : .bundled.withoutSecondReadings
            guard let bankHolidaysFile else { return profiles }
            do {
                return profiles.counting(by: try BankHolidaysFile.read(bankHolidaysFile))
            } catch {
                throw ConfigurationError(problems: ["BANK_HOLIDAYS_FILE: \(error.place) \(error.problem)"])
            }
        }
    }

    /// - Throws: `IMAPConfigurationError`
    var mailbox: IMAPConfiguration? {
        get throws {
            try imapURL.map { url in
                try IMAPConfiguration(url: url, username: imapUser ?? "", password: imapPassword ?? "")
            }
        }
    }

    /// - Throws: `ConfigurationError` for a process that makes links and was given no secret.
    func requiredTokenSecret() throws -> [UInt8] {
        guard let tokenSecret else {
            throw ConfigurationError(problems: [
                "TOKEN_SECRET is not set; it has to be at least 32 random characters, the same for every process"
            ])
        }
        return tokenSecret
    }
}
