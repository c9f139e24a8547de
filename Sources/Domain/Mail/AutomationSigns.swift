/// What in a message says that no person wrote it.
public struct AutomationSigns: Equatable, Sendable {
    /// The value of `Auto-Submitted` (RFC 3834), lower case, without parameters.
    public var autoSubmitted: String?
    /// The value of `Precedence`, lower case.
    public var precedence: String?
    /// `X-Autoreply`, `X-Autorespond`, `X-Auto-Reply-From` and the like.
    public var hasAutoReplyHeader = false
    /// `X-Auto-Response-Suppress`: asks not to be answered, which people's mail does as well in some companies.
    public var suppressesReplies = false
    /// `List-Id`, `List-Unsubscribe` or `List-Post`.
    public var isFromList = false
    /// A report about the reading of a message (RFC 8098).
    public var isReadReceipt = false
    /// An invitation or its answer.
    public var isCalendar = false
    /// How many servers it came through.
    public var hops = 0
    /// The values of `X-Loop`, lower case.
    public var loopMarks: [String] = []

    public init() {}

    /// Why a message must not be answered, or `nil` where a person seems to have written it.
    func sign(returnPath: String?) -> String? {
        if let autoSubmitted, autoSubmitted != "no" { return "Auto-Submitted: \(autoSubmitted)" }
        if isReadReceipt { return "a read receipt" }
        if let precedence, Self.massPrecedences.contains(precedence) { return "Precedence: \(precedence)" }
        if hasAutoReplyHeader { return "an auto-reply header" }
        if returnPath?.isEmpty == true { return "a null sender" }
        return nil
    }

    private static let massPrecedences: Set<String> = ["bulk", "junk", "auto_reply"]
}

extension InboundMail {
    /// Why it looks as if nobody wrote it, although nothing says so: enough not to answer, too little not to read.
    var weakSign: String? {
        let local = sender?.address.prefix { $0 != "@" } ?? ""
        if automation.isFromList || automation.precedence == "list" { return "from a mailing list" }
        if automation.suppressesReplies { return "asks not to be answered" }
        if Self.machineNames.contains(where: local.hasPrefix) { return "a sender that is a machine" }
        let subject = subject.lowercased()
        return Self.absentSubjects.contains(where: subject.hasPrefix) ? "an out-of-office subject" : nil
    }

    var isFromMailServer: Bool {
        let local = sender?.address.prefix { $0 != "@" }
        return local == "mailer-daemon" || local == "postmaster"
    }

    private static let machineNames = [
        "no-reply", "noreply", "donotreply", "do-not-reply", "mailer-daemon", "postmaster",
    ]
    private static let absentSubjects = [
        "automatic reply", "auto reply", "autoreply", "auto:", "out of office", "out of the office", "away from",
        "abwesenheit", "automatische antwort", "réponse automatique", "absence", "respuesta automática",
        "risposta automatica", "automatisch antwoord", "ymateb awtomatig", "i ffwrdd",
    ]
}
