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
        let sendAt = isPrompted ? nil : stored.endOfNight(for: notice, at: now, office)
        let written = try connection.execute(InsertMessages([message(notice, stored, sendAt: sendAt, &encoded)]))
        guard let messageID = written.first else { return }
        if let sendAt {
            try connection.run(ScheduleTimers([.sending(messageID, to: notice.to, of: stored, at: sendAt)]))
        } else {
            try enqueueSending(messageID, to: notice.to, stored, connection)
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
    /// When what the scheme writes of its own accord at `now` goes out; nil for at once. Nobody is woken by what midnight
    /// has done to their case. Letters on paper wake nobody, an urgent case does not wait, and companies read their mail
    /// when they open.
    func endOfNight(for notice: Notice, at now: Date, _ office: CaseOffice) -> Date? {
        guard notice.to == .complainant, !subject.isUrgent, complaint.complainant.email != nil else { return nil }
        return office.correspondence.quietHours?.end(at: now)
    }
}

extension NewTimer {
    /// Becomes the job that sends a message.
    fileprivate static func sending(
        _ messageID: UUID, to party: Party, of stored: StoredCase, at sendAt: Date
    ) -> NewTimer {
        let job = NewJob.sending(messageID, to: party, of: stored)
        return NewTimer(
            id: UUID.version7(), kind: job.kind, args: job.args, queue: job.queue, provider: job.provider,
            subject: job.subject, dueAt: sendAt)
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
}
