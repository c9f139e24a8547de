/// Decides what becomes of a message that came in. The order is the rule: what must not be answered is found before
/// anything is that could be.
public struct MailSorter: Sendable {
    private let today: CalendarDay
    private let directory: ProviderDirectory

    /// - Parameter today: the day in London
    public init(today: CalendarDay, directory: ProviderDirectory) {
        self.today = today
        self.directory = directory
    }

    public func verdict(on mail: InboundMail, _ known: KnownCorrespondence) -> MailVerdict {
        if known.isRepeated { return .repeated }
        if let sign = loopSign(of: mail, known) { return .loop(sign: sign) }
        if let report = report(in: mail, known) { return .report(report, about: known.reported) }
        if let sign = mail.automation.sign(returnPath: mail.returnPath) { return .automatic(sign: sign, known.link) }
        if let link = known.link { return .reply(link) }
        if let stranger = known.strangeCase { return .held(.strangerToCase(stranger)) }
        if let sign = mail.weakSign { return .held(.perhapsAutomatic(sign: sign)) }
        guard mail.sender != nil else { return .held(.noSender) }
        if let flaw = mail.flaws.mostSerious { return .held(.flawed(flaw)) }
        if mail.automation.isCalendar { return .held(.unclear) }
        guard known.complaintsToday < Self.mostComplaintsADay else { return .held(.tooManyComplaints) }
        return complaint(in: mail)
    }

    private func loopSign(of mail: InboundMail, _ known: KnownCorrespondence) -> String? {
        if known.isOurs { return "our own message" }
        if !known.ownAddresses.isDisjoint(with: mail.automation.loopMarks) { return "our own X-Loop" }
        return mail.automation.hops > Self.mostHops ? "\(mail.automation.hops) hops" : nil
    }

    /// Some servers write a letter and no report. The address that it came to says all the same which message it is
    /// about; an out-of-office note goes there as well, and is from a person's address.
    private func report(in mail: InboundMail, _ known: KnownCorrespondence) -> DeliveryReport? {
        if let report = mail.report { return report }
        guard known.reported != nil, mail.isFromMailServer else { return nil }
        let isDelay = ["delay", "warning"].contains { mail.subject.lowercased().contains($0) }
        return DeliveryReport(outcome: isDelay ? .delayed : .failed, status: "", originalMessageID: nil)
    }

    private func complaint(in mail: InboundMail) -> MailVerdict {
        switch MailedComplaint(mail, today: today, directory: directory).reading {
        case .whole(let draft): .complaint(draft)
        case .unfinished(let complaint): .incomplete(complaint)
        case .unclear: .held(.unclear)
        }
    }

    /// Servers give up at 50 (Postfix's hopcount_limit) to 100 (RFC 5321 §6.3); no honest way is half as long.
    private static let mostHops = 25
    private static let mostComplaintsADay = 3
}

extension Set<MailFlaw> {
    /// Text that was cut off is still there to be read.
    fileprivate var mostSerious: MailFlaw? {
        MailFlaw.allCases.first { $0 != .textCut && contains($0) }
    }
}
