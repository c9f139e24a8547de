import Domain
import FoundationEssentials
import JobQueue
import Persistence
import Postgres

extension CaseWriter {
    /// - Returns: what the effect itself adds to the history.
    @discardableResult
    func perform(
        _ effect: CaseEffect, of stored: inout StoredCase, _ connection: isolated Connection
    ) throws -> [CaseEvent] {
        let id = stored.subject.id
        switch effect {
        case .notify(let notice): try notify(notice, stored, connection)
        case .arm(let timer): try arm(timer, stored, connection)
        case .disarm: try disarm(stored, connection)
        case .startDeadline(let deadline, let party): try start(deadline, for: party, of: id, connection)
        case .settleDeadline(let step, let end): try connection.run(EndDeadline(step, of: id, as: end, at: now))
        case .assignCaseworker: return try assign(&stored, connection)
        case .freezeFile: return [try manifest(of: stored, connection)]
        case .resendNotice(let step): try resend(step, stored, connection)
        case .raiseItem(let kind): try raise(kind, of: stored, connection)
        case .resolveItem(let kind): try resolve(kind, of: stored, connection)
        case .drawSecondReading(let decision): try drawReading(of: decision, stored, connection)
        case .renewSecondReading(let decision): try renewReading(with: decision, stored, connection)
        }
        return []
    }

    private func start(
        _ deadline: Derivation, for party: Party, of id: CaseID, _ connection: isolated Connection
    ) throws {
        var encoded = EncodedValues()
        try connection.run(InsertDeadlines([NewDeadline(deadline, for: party, of: id, &encoded)]))
    }

    private func notify(_ notice: Notice, _ stored: StoredCase, _ connection: isolated Connection) throws {
        var encoded = EncodedValues()
        let sendAt = stored.sendingTime(of: notice, at: now, isPrompted: isPrompted, office)
        let written = try connection.execute(InsertMessages([message(notice, stored, sendAt: sendAt, &encoded)]))
        guard let messageID = written.first else { return }
        try tell(of: messageID, notice, stored, connection)
        if let sendAt {
            try connection.run(ScheduleTimers([.sending(messageID, to: notice.to, of: stored, at: sendAt)]))
        } else {
            try enqueueSending(messageID, to: notice.to, stored, connection)
        }
    }

    /// By a text message beside it. Phones make a noise at night, whoever has just done something.
    private func tell(
        of messageID: UUID, _ notice: Notice, _ stored: StoredCase, _ connection: isolated Connection
    ) throws {
        guard office.correspondence.sendsTexts, notice.to == .complainant, notice.kind.isTexted,
            stored.numberForTexts != nil
        else { return }
        let job = NewJob.telling(of: messageID, on: stored)
        let morning = stored.subject.isUrgent ? nil : office.correspondence.quietHours?.end(at: now)
        if let morning {
            try connection.run(ScheduleTimers([NewTimer(job, dueAt: morning)]))
        } else {
            try connection.run(EnqueueJobs([job]))
        }
    }

    func message(
        _ notice: Notice, _ stored: StoredCase, sendAt: Date? = nil, _ encoded: inout EncodedValues
    ) throws -> NewMessage {
        try NewMessage(
            notice, id: UUID.version7(), of: stored.subject.id, at: now, sendAt: sendAt,
            internetMessageID: "\(messageKey(notice, stored))@\(office.correspondence.messageDomain)", &encoded)
    }

    /// Stable over all attempts, and unique per case, kind, step and recipient.
    private func messageKey(_ notice: Notice, _ stored: StoredCase) -> String {
        let parts = [
            stored.subject.id.rawValue.uuidString.lowercased(), notice.kind.rawValue, notice.step ?? "",
            notice.to.rawValue,
        ]
        let key = parts.filter { !$0.isEmpty }.joined(separator: ".")
        return key.utf8.contains(UInt8(ascii: "+")) ? key.replacing("+", with: "plus-") : key
    }

    private func enqueueSending(
        _ messageID: UUID, to party: Party, _ stored: StoredCase, _ connection: isolated Connection
    ) throws {
        try connection.run(EnqueueJobs([.sending(messageID, to: party, of: stored)]))
    }

    private func arm(_ timer: CaseTimer, _ stored: StoredCase, _ connection: isolated Connection) throws {
        var encoded = EncodedValues()
        try connection.run(ScheduleTimers([self.timer(timer, stored, &encoded)]))
    }

    func timer(_ timer: CaseTimer, _ stored: StoredCase, _ encoded: inout EncodedValues) throws -> NewTimer {
        NewTimer(
            id: UUID.version7(), kind: .caseTimer(timer.kind),
            args: try JobArgs.encode(CaseTimerArgs(caseID: stored.subject.id, timer: timer), &encoded), queue: .cases,
            provider: nil, subject: stored.subject.id.rawValue, dueAt: timer.dueAt)
    }

    /// Items for staff keep timers of their own while the case is open; of a case that is over nothing stays armed but what
    /// is still to be said.
    private func disarm(_ stored: StoredCase, _ connection: isolated Connection) throws {
        let stages = CaseTimer.Kind.allCases.map(JobKind.caseTimer)
        let items = StaffItemKind.allCases.compactMap(\.review)
        let kinds = stored.subject.state.status.isOpen ? stages : stages + items
        try connection.run(CancelTimersOfSubject(subject: stored.subject.id.rawValue, kinds: kinds))
    }

    /// Whoever had the case before it was reopened keeps it. Where there is nobody, an item tells the staff, and its timer
    /// looks again.
    private func assign(_ stored: inout StoredCase, _ connection: isolated Connection) throws -> [CaseEvent] {
        if let present = stored.caseworker {
            let company = office.directory.company(of: stored.subject.provider)
            let free = try connection.execute(ListUnconflictedStaff(.caseworker, for: company, on: today))
            if free.contains(where: { $0.id == present }) { return [] }
            stored.caseworker = nil
        }
        guard let caseworker = try freeCaseworker(for: stored, connection) else {
            try raise(.unassigned, of: stored, connection)
            return []
        }
        stored.caseworker = caseworker.id
        return [.caseworkerAssigned(caseworker.id)]
    }

    private func manifest(of stored: StoredCase, _ connection: isolated Connection) throws -> CaseEvent {
        let evidence = try connection.execute(ListSharedEvidence(with: stored.subject.id))
        return .fileFrozen(
            evidence.filter { $0.state == .clean || $0.state == .stored }.map {
                FrozenFile(
                    id: $0.id, owner: $0.owner, fileName: $0.fileName, size: $0.size,
                    sha256: $0.sha256?.hexadecimal)
            })
    }

    private func resend(_ step: ClockStep, _ stored: StoredCase, _ connection: isolated Connection) throws {
        let requeue = RequeueNotice(startingClock: step, of: stored.subject.id)
        guard let message = try connection.execute(requeue).first else { return }
        try enqueueSending(message.id, to: message.notice.to, stored, connection)
    }
}

extension StoredCase {
    /// When a message of `now` goes out; nil for at once. An urgent case does not wait.
    ///
    /// - Parameter isPrompted: whether somebody has just done something, and may wait for an answer
    func sendingTime(of notice: Notice, at now: Date, isPrompted: Bool, _ office: CaseOffice) -> Date? {
        guard !subject.isUrgent else { return nil }
        if notice.isForDigest { return digestTime(at: now, office) }
        return isPrompted ? nil : endOfNight(for: notice, at: now, office)
    }

    /// Nobody is woken by what midnight has done to their case. Letters on paper wake nobody, and companies read their mail
    /// when they open.
    private func endOfNight(for notice: Notice, at now: Date, _ office: CaseOffice) -> Date? {
        guard notice.to == .complainant, !complaint.complainant.isWrittenToOnPaper else { return nil }
        return office.correspondence.quietHours?.end(at: now)
    }

    /// The morning of the next working day.
    private func digestTime(at now: Date, _ office: CaseOffice) -> Date? {
        guard let hour = office.correspondence.digestHour else { return nil }
        let (calendar, today) = (office.profile(scheme).calendar, LondonTime.day(of: now))
        let first = calendar.workingDayOnOrAfter(today)
        let morning = LondonTime.at(hour: hour, minute: 0, on: first)
        return morning > now
            ? morning : LondonTime.at(hour: hour, minute: 0, on: calendar.day(1, workingDaysAfter: first))
    }
}

extension NewTimer {
    /// Becomes the job that sends a message.
    fileprivate static func sending(
        _ messageID: UUID, to party: Party, of stored: StoredCase, at sendAt: Date
    ) -> NewTimer {
        NewTimer(NewJob.sending(messageID, to: party, of: stored), dueAt: sendAt)
    }

    /// Becomes the job at that moment.
    fileprivate init(_ job: NewJob, dueAt: Date) {
        self.init(
            id: UUID.version7(), kind: job.kind, args: job.args, queue: job.queue, provider: job.provider,
            subject: job.subject, dueAt: dueAt)
    }
}

extension NewJob {
    /// The job that sends a message: mail to a provider stands in that provider's lane.
    static func sending(_ messageID: UUID, to party: Party, of stored: StoredCase) -> NewJob {
        NewJob(
            kind: .sendMessage, args: JobArgs.encode(SendMessageArgs(message: messageID)), queue: .mail,
            provider: party == .provider ? stored.subject.provider.rawValue : nil,
            subject: stored.subject.id.rawValue)
    }

    /// The job that tells the complainant of a message by a text message.
    fileprivate static func telling(of messageID: UUID, on stored: StoredCase) -> NewJob {
        NewJob(
            kind: .sendText, args: JobArgs.encode(SendMessageArgs(message: messageID)), queue: .mail, provider: nil,
            subject: stored.subject.id.rawValue)
    }
}
