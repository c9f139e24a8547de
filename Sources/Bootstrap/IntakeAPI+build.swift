import Hummingbird
import JobQueue
import Logging
import Operations
import Postgres
import ServiceLifecycle
import Web

/// The intake API: the public form, the JSON API, the tracking pages.
public enum IntakeAPIProcess {
    /// Works until SIGTERM.
    ///
    /// - Throws: `ConfigurationError` with everything that is wrong with the environment.
    public static func run(_ termination: Termination) async throws {
        let configuration = try ProcessConfiguration.load()
        let logger = Logger.bootstrapped("intake-api", configuration)
        try await StartChecks.run(configuration, name: "intake-api")
        let wakeUps = WakeUps(configuration: try configuration.directDatabase(name: "intake-api-wake-ups"))
        let wiring = try Wiring(configuration, name: "intake-api") { wakeUps.announceCaseWork() }
        let (running, isRunning) = AsyncStream<Void>.makeStream()
        let server = Application(
            router: try buildRouter(
                operations: try .wired(wiring, logger), configuration: WebConfiguration(configuration)),
            server: .edge,
            configuration: ApplicationConfiguration(
                address: .hostname(configuration.host, port: configuration.port), serverName: "redress"),
            onServerRunning: { _ in isRunning.finish() }, logger: logger)
        let ready = ReadyFile(path: configuration.readyFile) {
            for await _ in running {}
        }
        try await ProcessGroup(wiring: wiring, termination: termination, logger: logger).run([wakeUps, server, ready])
    }
}

extension WebOperations {
    /// The edge's closures over the use cases.
    static func wired(_ wiring: Wiring, _ logger: Logger) throws -> WebOperations {
        let receipts = try wiring.takeReceipt()
        let accept = SubmissionBatcher(wiring.office)
        let acceptMany = AcceptComplaints(wiring.office)
        let show = ShowCase(wiring.office)
        let openByPIN = OpenCaseByPIN(wiring.office)
        let act = ActOnCase(wiring.office)
        let allowance = TakeAllowance(wiring.office)
        let showComplaint = ShowComplaint(wiring.office)
        let findStaff = FindStaff(wiring.office)
        let statistics = ShowStatistics(wiring.office)
        let health = CheckReadiness(wiring.office)
        let metrics = ProcessMetrics(wiring)
        return WebOperations(
            acceptComplaint: { try await accept($0) },
            acceptComplaints: { await acceptMany($0) },
            showCase: { [takesEvidence = wiring.evidence != nil] reference, credential in
                var view = try await unlessAway { try await show(reference, credential: credential) }
                if !takesEvidence { view.evidenceRoom = nil }
                return view
            },
            openByPIN: { reference, pin in try await unlessAway { try await openByPIN(reference, pin: pin) } },
            actOnCase: { reference, action, credential, version in
                try await unlessAway {
                    try await act(reference, action: action, credential: credential, expectedVersion: version)
                }
            },
            takeAllowance: { wanted, most, subject in try await allowance(wanted, of: most, for: subject) },
            evidence: wiring.evidence.map { EvidenceOperations.wired($0, logger) },
            showComplaint: { reference, credential in
                try await unlessAway { try await showComplaint(reference, credential: credential) }
            },
            drafts: .wired(wiring),
            showStatistics: { provider in try await unlessAway { try await statistics(of: provider) } },
            findStaff: { credential in try await unlessAway { try await findStaff(credential) } },
            desk: .wired(wiring),
            readings: .wired(wiring),
            inbox: .wired(wiring),
            receipts: receipts.map { receipts in
                ReceiptOperations(
                    check: { signature, body in try receipts.check(signature, of: body) },
                    take: { receipt in try await unlessAway { try await receipts(receipt) } })
            },
            whyNotReady: { await health() },
            readinessWarning: { await health.warning() },
            collectMetrics: { try await metrics.collect() }, profiles: wiring.office.profiles)
    }
}

extension StaffDeskOperations {
    static func wired(_ wiring: Wiring) -> StaffDeskOperations {
        let signIn = SignIn(wiring.office)
        let signOut = SignOut(wiring.office)
        let workList = ShowWorkList(wiring.office)
        return StaffDeskOperations(
            signIn: { email, password, code in
                try await unlessAway { try await signIn(email: email, password: password, code: code) }
            },
            signOut: { session in try await unlessAway { try await signOut(session) } },
            workList: { session in try await unlessAway { try await workList(session) } })
    }
}

extension ReadingOperations {
    static func wired(_ wiring: Wiring) -> ReadingOperations {
        let show = ShowReading(wiring.office)
        let take = TakeReading(wiring.office)
        let finish = FinishReading(wiring.office)
        let settle = SettleReading(wiring.office)
        return ReadingOperations(
            show: { id, credential in try await unlessAway { try await show(id, credential: credential) } },
            take: { id, credential in try await unlessAway { try await take(id, credential: credential) } },
            finish: { id, assessment, note, credential in
                try await unlessAway {
                    try await finish(id, finding: assessment, because: note, credential: credential)
                }
            },
            settle: { id, credential in try await unlessAway { try await settle(id, credential: credential) } })
    }
}

extension InboxOperations {
    static func wired(_ wiring: Wiring) -> InboxOperations {
        let signIn = SignIn(wiring.office, door: .provider)
        let signOut = SignOut(wiring.office, door: .provider)
        let inbox = ShowInbox(wiring.office)
        let open = OpenFromInbox(wiring.office)
        return InboxOperations(
            signIn: { email, password, code in
                try await unlessAway { try await signIn(email: email, password: password, code: code) }
            },
            signOut: { session in try await unlessAway { try await signOut(session) } },
            list: { session in try await unlessAway { try await inbox(session) } },
            open: { reference, session in try await unlessAway { try await open(reference, session) } })
    }
}

extension DraftOperations {
    static func wired(_ wiring: Wiring) -> DraftOperations {
        let save = SaveDraft(wiring.office)
        let find = FindDraft(wiring.office)
        let sendLink = AskForDraftLink(wiring.office)
        return DraftOperations(
            begin: { answers, language in try await unlessAway { try await save(new: answers, in: language) } },
            save: { changes, id, language in try await unlessAway { try await save(changes, in: id, language) } },
            find: { secret in try await unlessAway { try await find(secret: secret) } },
            findByCode: { code in try await unlessAway { try await find(code: code) } },
            sendLink: { id, address in try await unlessAway { try await sendLink(for: id, to: address) } })
    }
}

/// Says that the service is unavailable while the database is, and not that something is wrong.
func unlessAway<Value>(_ body: () async throws -> Value) async throws -> Value {
    do {
        return try await body()
    } catch let error as PostgresError where error.isAway {
        throw SubmissionError.unavailable(retryAfterSeconds: 5)
    }
}

extension WebConfiguration {
    init(_ configuration: ProcessConfiguration) {
        self.init(
            publicURL: configuration.publicURL,
            limits: RequestLimits(
                reading: configuration.readsPerMinute, sending: configuration.submissionsPerMinute,
                opening: configuration.keyTriesPerMinute),
            trustedProxies: configuration.trustedProxies.flatMap { TrustedProxies($0) } ?? TrustedProxies())
    }
}
