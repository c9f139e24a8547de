import Domain
import FoundationEssentials
import Gateways
import JobHandlers
import JobQueue
import Logging
import Operations
import Persistence
import Postgres
import ServiceLifecycle
import Synchronization
import TestSupport

/// The use cases on a test's own database, with a clock that the test sets and a post office that it reads.
struct SmallOffice: Sendable {
    let office: CaseOffice
    let postOffice = PostOffice()
    let clock: SettableCaseClock
    let accept: AcceptComplaint
    let act: ActOnCase
    let show: ShowCase
    /// What works the jobs about evidence, in a test of it.
    var evidence: EvidenceHandlers?
    /// Makes evidence of what comes attached to mail; without it that stays in the messages.
    var takeAttachments: TakeAttachments?
    private let receivesMail: Bool
    private let texts: (any TextGateway)?

    /// - Parameters:
    ///   - inbox: where the office receives mail; without it mail that comes in is not read
    ///   - texts: the gateway for text messages; without it none are sent
    ///   - digestHour: when providers are told of what they have nothing to do about; without it at once
    init(
        on day: String = "2026-06-01", inbox: String? = nil, profiles: SchemeProfiles = .readOnce,
        digestHour: Int? = nil, texts: (any TextGateway)? = nil
    ) throws {
        self.texts = texts
        clock = SettableCaseClock(LondonTime.at(hour: 10, minute: 0, on: try Self.day(day)))
        office = CaseOffice(
            pool: TestDatabase.current.pool, profiles: profiles, directory: .bundled, clock: clock.clock,
            tokens: AccessTokens(secret: Array("a secret of at least 32 characters".utf8)),
            correspondence: CorrespondenceSettings(
                from: Mailbox(name: "Redress", address: "cases@redress.example.invalid"),
                publicURL: "https://redress.example.invalid", inbox: inbox, digestHour: digestHour,
                sendsTexts: texts != nil))
        receivesMail = inbox != nil
        accept = AcceptComplaint(office)
        act = ActOnCase(office)
        show = ShowCase(office)
    }

    static func day(_ text: String) throws -> CalendarDay {
        guard let day = CalendarDay(iso8601: text) else { throw NotADay(text: text) }
        return day
    }

    func move(to day: String, hour: Int = 10) throws {
        clock.set(to: LondonTime.at(hour: hour, minute: 0, on: try Self.day(day)))
    }

    private var pool: ConnectionPool { TestDatabase.current.pool }

    /// Fires what is due and works until nothing is left to do at this moment of case time.
    func work() async throws {
        let queue = Queue(pool: pool)
        try await work(while: { try await !queue.isIdle(caseNow: clock.now) })
    }

    /// What failed is tried again at once, and not after a backoff of the machine's time.
    func bringRetriesForward() async throws {
        try await pool.run(BringRetriesForward())
    }

    /// Fires what is due and works for as long as that holds.
    func work(while isBusy: @Sendable () async throws -> Bool) async throws {
        let scheduler = QueueScheduler(
            pool: pool, control: nil, caseClock: clock.clock, logger: Logger(label: "test"))
        let processor = JobProcessor(
            pool: pool, control: nil, registry: registry,
            configuration: JobProcessorConfiguration(queues: [.mail, .cases, .evidence, .inbox]),
            logger: Logger(label: "test"))
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await processor.run() }
            try await eventually("the queue is idle") {
                try await scheduler.tick()
                return try await !isBusy()
            }
            group.cancelAll()
        }
    }

    var registry: JobRegistry {
        .cases(
            sendMessage: SendMessage(office, mailer: postOffice, composer: composer, printTray: postOffice),
            fireTimer: FireCaseTimer(office), reviewDeadJob: ReviewDeadJob(office),
            reviewUnassigned: ReviewUnassigned(office), linkDuplicates: LinkDuplicates(office),
            sendDraftLink: SendDraftLink(office, mailer: postOffice, composer: postOffice),
            removeDrafts: RemoveDrafts(office), sealHistory: SealHistory(office),
            applyCalendar: ApplyCalendar(office), sendText: texts.map { SendText(office, gateway: $0) },
            insights: InsightHandlers(
                count: UpdateCounts(office), watch: WatchForSpikes(office), sendReports: SendProviderReports(office),
                sendReport: SendProviderReport(office, mailer: postOffice, composer: postOffice)),
            evidence: evidence, mail: mailHandlers)
    }

    /// Real messages where answers to them are read.
    private var composer: any MailComposer {
        receivesMail ? GMimeComposer() : postOffice
    }

    private var mailHandlers: [any JobHandler] {
        let sort = SortMail(
            office, reader: GMimeReader(), composer: composer,
            attachments: takeAttachments == nil ? AttachmentsInRawMail() : AttachmentsAsEvidence())
        let handlers: [(any JobHandler)?] = [
            SortMailHandler(sort), AnswerMailHandler(AnswerMail(office, mailer: postOffice)),
            takeAttachments.map(TakeAttachmentsHandler.init),
        ]
        return handlers.compactMap { $0 }
    }

    /// A complaint that is accepted, as a client sends it.
    func submission(
        key: String? = nil, client: String = "test", narrative: String = "Charged twice", provider: String = "o2",
        isBeforeCourt: Bool = false, adjustments: [Adjustment] = []
    ) throws -> Submission {
        Submission(
            draft: try Self.draft(
                narrative, provider: provider, isBeforeCourt: isBeforeCourt, adjustments: adjustments),
            idempotencyKey: key, client: client)
    }

    static func draft(
        _ narrative: String, firstComplainedOn: String? = "2026-01-05", isOnPaper: Bool = false,
        provider: String = "o2", isBeforeCourt: Bool = false, on today: CalendarDay? = nil,
        issues: String = #"{"code":"billing.incorrect_charge"}"#, adjustments: [Adjustment] = [],
        phone: String? = nil, prefers channel: String = "email"
    ) throws -> ComplaintDraft {
        let phone = phone.map { "\"phone\":\"\($0)\"," } ?? ""
        let contact =
            isOnPaper
            ? #""postcode":"SW1A 2AA","preferred_channel":"post""#
            : #"\#(phone)"email":"ann@example.invalid","preferred_channel":"\#(channel)""#
        let date = firstComplainedOn.map { ",\"first_complained_on\":\"\($0)\"" } ?? ""
        let adjustments = adjustments.map { "\"\($0.rawValue)\"" }.joined(separator: ",")
        let body = """
            {"adjustments":[\(adjustments)],"channel":"online","complainant":{"name":"Ann Example",\(contact)},"customer_type":"residential","provider":"\(provider)","before_court":\(isBeforeCourt),"service":"mobile",
            "issues":[\(issues)],"narrative":"\(narrative)"\(date)}
            """
        let json = try JSONParser.parse(Array(body.utf8), limits: JSONLimits())
        return try ComplaintValidator.validate(json, today: try today ?? day("2026-11-01")).get()
    }
}

struct NotADay: Error {
    let text: String
}

/// Takes mail as a relay would, and letters as a print tray, and keeps what it took.
final class PostOffice: Mailer, MailComposer, PrintTray {
    private let taken = Mutex<[ComposedMail]>([])
    private let answer = Mutex<Answer?>(nil)
    private let offers = Mutex<[ComposedMail]>([])
    private let placed = Mutex<[String]>([])

    private struct Answer {
        let error: MailError
        let kind: String
    }

    /// What was accepted, in order.
    var mails: [ComposedMail] { taken.withLock { $0 } }

    /// What it was asked to take, in order, whatever it answered.
    var offered: [ComposedMail] { offers.withLock { $0 } }

    /// Every message is answered so from now on, or those of one kind; `nil` accepts again.
    func refuse(with error: MailError?, only kind: String = "") {
        answer.withLock { $0 = error.map { Answer(error: $0, kind: kind) } }
    }

    func compose(_ mail: OutgoingMail) -> [UInt8] {
        Array("\(mail.subject)\n\(mail.references.joined(separator: " "))\n\n\(mail.text)".utf8)
    }

    func send(_ mail: ComposedMail) async throws(MailError) -> MailReceipt {
        offers.withLock { $0.append(mail) }
        if let answer = answer.withLock({ $0 }), mail.fileName.contains(answer.kind) || answer.kind.isEmpty {
            throw answer.error
        }
        taken.withLock { $0.append(mail) }
        return MailReceipt(relay: "relay.example.invalid", answer: "250 OK")
    }

    func place(_ letter: String, named name: String) async throws {
        placed.withLock { $0.append(letter) }
    }

    /// What was laid out to be printed.
    var letters: [String] { placed.withLock { $0 } }
}
