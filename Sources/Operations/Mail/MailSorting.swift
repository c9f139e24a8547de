import Domain
import FoundationEssentials
import Persistence
import Postgres

/// One message while it is being sorted: does what its verdict asks, inside one transaction.
///
/// The case is locked before the verdict names it: naming it takes a lock as well, a weaker one, and two transactions
/// that both had that one would wait for each other.
struct MailSorting {
    let stored: StoredInboundMail
    let mail: InboundMail
    let writer: CaseWriter
    let answers: AnswerDesk
    let attachments: any InboundAttachments

    func act(on verdict: MailVerdict, _ connection: isolated Connection) throws {
        switch verdict {
        case .repeated: try note(.repeated, "came before", connection)
        case .loop(let sign): try note(.loop, sign, connection)
        case .report(let report, let notice): try take(report, about: notice, connection)
        case .automatic(let sign, let link): try keep(sign, link, connection)
        case .reply(let link): try file(link, connection)
        case .complaint(let draft): try open(draft, connection)
        case .incomplete(let complaint): try askToFinish(complaint, connection)
        case .held(let reason): try hold(because: reason, connection)
        }
    }

    // MARK: - what nobody wrote

    private func take(
        _ report: DeliveryReport, about notice: SentNotice?, _ connection: isolated Connection
    ) throws {
        if report.outcome == .failed, let notice { try bounce(notice, report.status, connection) }
        try note(.report, "\(report.outcome.rawValue) \(report.status)", caseID: notice?.caseID, connection)
    }

    /// One that is known to have come back stays as it is.
    private func bounce(_ notice: SentNotice, _ status: String, _ connection: isolated Connection) throws {
        _ = try writer.lock(notice.caseID, connection)
        let record = RecordBounce(notice.id, status: status, at: writer.now)
        guard try !connection.execute(record).isEmpty else { return }
        try writer.perform(.noticeBounced(notice.notice, status: status), on: notice.caseID, connection)
    }

    private func keep(_ sign: String, _ link: CaseLink?, _ connection: isolated Connection) throws {
        if let link { try receive(link, isAutomatic: true, connection) }
        try note(.automatic, sign, link: link, connection)
    }

    // MARK: - what somebody wrote

    private func file(_ link: CaseLink, _ connection: isolated Connection) throws {
        try receive(link, isAutomatic: false, connection)
        try note(.reply, "by \(link.proof.rawValue)", link: link, connection)
    }

    /// The complaint goes the way of all complaints; its message becomes the first of the case's history.
    private func open(_ draft: ComplaintDraft, _ connection: isolated Connection) throws {
        let intake = ComplaintIntake(Submission(draft: draft, client: "mail"))
        let answers = try IntakeBatch(office: writer.office, intakes: [intake]).write(writer, connection)
        _ = try answers[intake.id]?.get()
        let link = CaseLink(intake.id, .complainant, by: .complaint)
        try receive(link, isAutomatic: false, connection)
        try note(.complaint, "has all that is needed", link: link, connection)
    }

    private func receive(_ link: CaseLink, isAutomatic: Bool, _ connection: isolated Connection) throws {
        let received = CaseMail(mail, id: stored.id, from: link, isAutomatic: isAutomatic)
        try writer.perform(.receiveMail(received), on: link.caseID, connection)
        guard !isAutomatic, !mail.attachments.isEmpty else { return }
        try attachments.keep(mail.attachments, of: stored.id, from: link, connection)
    }

    private func askToFinish(_ complaint: UnfinishedComplaint, _ connection: isolated Connection) throws {
        guard try answers.answer(mail, id: stored.id, offering: complaint, writer, connection) else {
            return try hold("incomplete, and its sender was answered today", connection)
        }
        try note(.incomplete, "lacks " + complaint.missing.map(\.formName).joined(separator: ", "), connection)
    }

    private func hold(because reason: HeldReason, _ connection: isolated Connection) throws {
        try hold(reason.inWords, caseID: reason.caseID, connection)
    }

    private func hold(_ reason: String, caseID: CaseID? = nil, _ connection: isolated Connection) throws {
        try note(.held, reason, caseID: caseID, connection)
        try connection.run(HoldMail(stored.id, item: UUID(), at: writer.now))
    }

    private func note(
        _ kind: NewVerdict.Kind, _ reason: String, caseID: CaseID? = nil, link: CaseLink? = nil,
        _ connection: isolated Connection
    ) throws {
        let verdict = NewVerdict(
            kind, because: reason, on: mail, id: stored.id, bodyDigest: stored.bodyDigest, at: writer.now,
            caseID: caseID, link: link)
        try connection.run(InsertVerdict(verdict))
    }
}

extension CaseMail {
    /// - Parameter isAutomatic: nobody wrote it
    init(_ mail: InboundMail, id: UUID, from link: CaseLink, isAutomatic: Bool) {
        self.init(
            id: id, from: link.party, proof: link.proof, subject: mail.subject,
            text: String(mail.text.fresh.prefix(Self.longestText)), attachments: mail.attachments,
            isAutomatic: isAutomatic)
    }

    /// As a complaint's own; the whole of it stays in the raw message.
    private static let longestText = 20_000
}

extension HeldReason {
    fileprivate var inWords: String {
        switch self {
        case .strangerToCase: "names a case whose party its sender is not"
        case .unclear: "may be a complaint or not"
        case .perhapsAutomatic(let sign): "perhaps no person wrote it: \(sign)"
        case .flawed(let flaw): "cannot be read whole: \(flaw.rawValue)"
        case .tooManyComplaints: "more complaints from one sender than a person has in a day"
        case .noSender: "has no sender that can be answered"
        }
    }

    fileprivate var caseID: CaseID? {
        if case .strangerToCase(let caseID) = self { caseID } else { nil }
    }
}
