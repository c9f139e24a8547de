public import Domain
public import FoundationEssentials
public import Operations

/// What the edge asks of the system: closures, so that the edge can be tried without a database.
///
/// `Bootstrap` makes it from the use cases of `Operations`. Anything thrown that the edge does not know is answered
/// as an internal error.
public struct WebOperations: Sendable {
    public var acceptComplaint: @Sendable (Submission) async throws -> AcceptedComplaint
    /// An answer for each, in order.
    public var acceptComplaints: @Sendable ([Submission]) async -> [Result<AcceptedComplaint, any Error>]
    /// - Throws: `CaseAccessError`
    public var showCase: @Sendable (Reference, Credential) async throws -> CaseView
    /// The complainant's access key for the PIN of a letter.
    /// - Throws: `CaseAccessError`, `TooManyTries`
    public var openByPIN: @Sendable (Reference, String) async throws -> String
    /// The last argument is the version that the caller saw; nil where it does not matter.
    /// - Throws: `CaseAccessError`, `ActionRefused`, `VersionConflict`
    public var actOnCase: @Sendable (Reference, CaseAction, Credential, Int?) async throws -> CaseView
    /// How many are wanted, of how many in a minute, and for whom.
    public var takeAllowance: @Sendable (Int, Int, String) async throws -> Allowance
    /// Nil where no evidence is kept.
    public var evidence: EvidenceOperations?
    /// A complaint as it was received, for who sent it.
    /// - Throws: `CaseAccessError`
    public var showComplaint: @Sendable (Reference, Credential) async throws -> ReceivedComplaint
    public var drafts: DraftOperations
    /// What is published of the complaints about a provider, or of all with nil; nil for a provider that is not known.
    public var showStatistics: @Sendable (ProviderID?) async throws -> Statistics?
    /// Who of the scheme's own people has a credential; nil where nobody has.
    public var findStaff: @Sendable (Credential) async throws -> StaffIdentity?
    public var desk: StaffDeskOperations
    public var readings: ReadingOperations
    public var inbox: InboxOperations
    /// Nil where no gateway for text messages reports.
    public var receipts: ReceiptOperations?
    /// Nil when the process can do its work, else the reason in words that may be published.
    public var whyNotReady: @Sendable () async -> String?
    /// Nil unless an operator has to look although the process can do its work; in words that may be published.
    public var readinessWarning: @Sendable () async -> String?
    /// The process's and the queue's measurements. May throw when the database is away.
    public var collectMetrics: @Sendable () async throws -> [Measurement]
    /// The day in London by case time: dates after it are refused.
    public var today: @Sendable () -> CalendarDay
    public var profiles: SchemeProfiles
    public var providers: ProviderDirectory

    public init(
        acceptComplaint: @escaping @Sendable (Submission) async throws -> AcceptedComplaint,
        acceptComplaints: @escaping @Sendable ([Submission]) async -> [Result<AcceptedComplaint, any Error>],
        showCase: @escaping @Sendable (Reference, Credential) async throws -> CaseView,
        openByPIN: @escaping @Sendable (Reference, String) async throws -> String,
        actOnCase: @escaping @Sendable (Reference, CaseAction, Credential, Int?) async throws -> CaseView,
        takeAllowance: @escaping @Sendable (Int, Int, String) async throws -> Allowance,
        evidence: EvidenceOperations? = nil,
        showComplaint: @escaping @Sendable (Reference, Credential) async throws -> ReceivedComplaint,
        drafts: DraftOperations,
        showStatistics: @escaping @Sendable (ProviderID?) async throws -> Statistics?,
        findStaff: @escaping @Sendable (Credential) async throws -> StaffIdentity?,
        desk: StaffDeskOperations,
        readings: ReadingOperations,
        inbox: InboxOperations,
        receipts: ReceiptOperations? = nil,
        whyNotReady: @escaping @Sendable () async -> String?,
        readinessWarning: @escaping @Sendable () async -> String? = { nil },
        collectMetrics: @escaping @Sendable () async throws -> [Measurement],
        today: @escaping @Sendable () -> CalendarDay = { LondonTime.day(of: Date()) },
        profiles: SchemeProfiles = .bundled, providers: ProviderDirectory = .bundled
    ) {
        self.acceptComplaint = acceptComplaint
        self.acceptComplaints = acceptComplaints
        self.showCase = showCase
        self.openByPIN = openByPIN
        self.actOnCase = actOnCase
        self.takeAllowance = takeAllowance
        self.evidence = evidence
        self.showComplaint = showComplaint
        self.drafts = drafts
        self.showStatistics = showStatistics
        self.findStaff = findStaff
        self.desk = desk
        self.readings = readings
        self.inbox = inbox
        self.receipts = receipts
        self.whyNotReady = whyNotReady
        self.readinessWarning = readinessWarning
        self.collectMetrics = collectMetrics
        self.today = today
        self.profiles = profiles
        self.providers = providers
    }
}

/// What the edge asks about answers that are kept on the way to a complaint.
public struct DraftOperations: Sendable {
    /// Begins a draft; answers its secret.
    public var begin: @Sendable (Answers, Language) async throws -> (draft: Draft, secret: String)
    /// Nil takes an answer out.
    /// - Throws: `DraftError`
    public var save: @Sendable ([String: String?], DraftID, Language) async throws -> Draft
    /// By its secret.
    public var find: @Sendable (String) async throws -> FoundDraft?
    public var findByCode: @Sendable (ReturnCode) async throws -> (draft: Draft, secret: String)?
    /// Has the link sent to an e-mail address.
    /// - Throws: `DraftError`
    public var sendLink: @Sendable (DraftID, String) async throws -> Void

    public init(
        begin: @escaping @Sendable (Answers, Language) async throws -> (draft: Draft, secret: String),
        save: @escaping @Sendable ([String: String?], DraftID, Language) async throws -> Draft,
        find: @escaping @Sendable (String) async throws -> FoundDraft?,
        findByCode: @escaping @Sendable (ReturnCode) async throws -> (draft: Draft, secret: String)?,
        sendLink: @escaping @Sendable (DraftID, String) async throws -> Void
    ) {
        self.begin = begin
        self.save = save
        self.find = find
        self.findByCode = findByCode
        self.sendLink = sendLink
    }
}

/// What the edge asks about the staff's own pages.
public struct StaffDeskOperations: Sendable {
    /// By address, password and code; the key of a session, or nil.
    /// - Throws: `TooManyTries`
    public var signIn: @Sendable (String, String, String) async throws -> String?
    public var signOut: @Sendable (Credential) async throws -> Void
    /// - Throws: `CaseAccessError.notFound` for who is not signed in
    public var workList: @Sendable (Credential) async throws -> WorkList

    public init(
        signIn: @escaping @Sendable (String, String, String) async throws -> String?,
        signOut: @escaping @Sendable (Credential) async throws -> Void,
        workList: @escaping @Sendable (Credential) async throws -> WorkList
    ) {
        self.signIn = signIn
        self.signOut = signOut
        self.workList = workList
    }
}

/// What the edge asks about second readings.
public struct ReadingOperations: Sendable {
    /// - Throws: `CaseAccessError.notFound`
    public var show: @Sendable (ReadingID, Credential) async throws -> ReadingView
    /// - Throws: `CaseAccessError.notFound`, `ActionRefused`
    public var take: @Sendable (ReadingID, Credential) async throws -> Void
    /// What was found, and why.
    /// - Throws: `CaseAccessError.notFound`, `ActionRefused`
    public var finish: @Sendable (ReadingID, Assessment, String, Credential) async throws -> Void
    /// - Throws: `CaseAccessError.notFound`
    public var settle: @Sendable (ReadingID, Credential) async throws -> Void

    public init(
        show: @escaping @Sendable (ReadingID, Credential) async throws -> ReadingView,
        take: @escaping @Sendable (ReadingID, Credential) async throws -> Void,
        finish: @escaping @Sendable (ReadingID, Assessment, String, Credential) async throws -> Void,
        settle: @escaping @Sendable (ReadingID, Credential) async throws -> Void
    ) {
        self.show = show
        self.take = take
        self.finish = finish
        self.settle = settle
    }
}

/// What the edge asks about the inbox of a provider's people.
public struct InboxOperations: Sendable {
    /// By address, password and code; the key of a session, or nil.
    /// - Throws: `TooManyTries`
    public var signIn: @Sendable (String, String, String) async throws -> String?
    public var signOut: @Sendable (Credential) async throws -> Void
    /// - Throws: `CaseAccessError.notFound` for who is not signed in
    public var list: @Sendable (Credential) async throws -> Inbox
    /// The provider's key to a case of its own.
    /// - Throws: `CaseAccessError.notFound`
    public var open: @Sendable (Reference, Credential) async throws -> String

    public init(
        signIn: @escaping @Sendable (String, String, String) async throws -> String?,
        signOut: @escaping @Sendable (Credential) async throws -> Void,
        list: @escaping @Sendable (Credential) async throws -> Inbox,
        open: @escaping @Sendable (Reference, Credential) async throws -> String
    ) {
        self.signIn = signIn
        self.signOut = signOut
        self.list = list
        self.open = open
    }
}

extension WebOperations {
    /// - Throws: `ValidationFailure` with everything that is wrong.
    func draft(from document: JSONValue) throws -> ComplaintDraft {
        try ComplaintValidator.validate(document, today: today(), directory: providers).get()
    }
}
