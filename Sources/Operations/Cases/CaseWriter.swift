import Domain
import FoundationEssentials
import JobQueue
import Persistence
import Postgres

/// Writes what the state machine decided, inside one transaction: history, state, deadlines, messages, jobs and timers
/// stand together or not at all.
struct CaseWriter: Sendable {
    let office: CaseOffice
    let now: Date
    /// Whether somebody has just done what is being written, and may wait for an answer.
    private(set) var isPrompted = true

    init(office: CaseOffice, now: Date) {
        self.office = office
        self.now = now
    }

    var today: CalendarDay { LondonTime.day(of: now) }

    /// Reads the case under its lock, lets the rules decide, and writes the answer.
    ///
    /// - Throws: `CaseRefusal`, `VersionConflict`; nothing is written then.
    @discardableResult
    func perform(
        _ command: CaseCommand, on id: CaseID, expectedVersion: Int? = nil, _ connection: isolated Connection
    ) throws -> StoredCase {
        let stored = try lock(id, connection)
        if let expectedVersion, expectedVersion != stored.subject.version {
            throw VersionConflict(current: stored.subject.version)
        }
        return try perform(command, on: stored, connection)
    }

    /// The same for a case whose lock the transaction holds already.
    @discardableResult
    func perform(
        _ command: CaseCommand, on stored: StoredCase, _ connection: isolated Connection
    ) throws -> StoredCase {
        // The row's lock is held; what is written below is written under it.
        let unreachable =
            try command.asksWhoIsReachable ? connection.execute(ListUnreachable(of: stored.subject.id)) : []
        let machine = CaseMachine(profile: office.profile(stored.scheme), now: now, unreachable: Set(unreachable))
        let transition = try machine.decide(command, on: stored.subject)
        var next = stored
        next.subject = transition.next
        next.note(command)
        var writer = self
        writer.isPrompted = command.isSomebodysDoing
        return try writer.write(transition, of: next, replacing: stored.subject, connection)
    }

    func lock(_ id: CaseID, _ connection: isolated Connection) throws -> StoredCase {
        guard let stored = try connection.execute(LockCase(id)).first else { throw CaseAccessError.notFound }
        return stored
    }

    /// Reads a case that the transaction does not change.
    func read(_ id: CaseID, _ connection: isolated Connection) throws -> StoredCase {
        guard let stored = try connection.execute(ReadCase(id)).first else { throw CaseAccessError.notFound }
        return stored
    }

    /// Adds to the history of a case whose lock the transaction holds, without a step on its road.
    func note(_ event: CaseEvent, on stored: StoredCase, _ connection: isolated Connection) throws {
        var encoded = EncodedValues()
        try connection.run(InsertEvents([try NewEvent(event, of: stored.subject, at: now, &encoded)]))
    }

    private func write(
        _ transition: CaseTransition, of stored: StoredCase, replacing earlier: Case, _ connection: isolated Connection
    ) throws -> StoredCase {
        var stored = stored
        // Effects first: assigning a caseworker is one of them, and belongs into the row and the history.
        var events = transition.events
        for effect in transition.effects {
            events += try perform(effect, of: &stored, connection)
        }
        let written = try connection.execute(UpdateCase(stored, expectedVersion: earlier.version, at: now))
        guard !written.isEmpty else { throw VersionConflict(current: stored.subject.version) }
        var encoded = EncodedValues()
        let history = try events.map { try NewEvent($0, of: stored.subject, at: now, &encoded) }
        try connection.run(InsertEvents(history))
        if earlier.state.status.isOpen && !stored.subject.state.status.isOpen {
            try connection.run(NoteEnding(of: stored.subject.id))
        }
        return stored
    }
}

extension StoredCase {
    /// What a command changes of the row beside what the rules know of the case.
    fileprivate mutating func note(_ command: CaseCommand) {
        switch command {
        case .goOn(let eligibility), .ruleOnEligibility(let eligibility, _): self.eligibility = eligibility
        case .assign(let caseworker): self.caseworker = caseworker
        // Whoever drafts or asks on a case that nobody had yet has taken it.
        case .draftDecision(_, _, let staff), .requestInformation(_, let staff): caseworker = caseworker ?? staff
        case .takeIn(let complaint, _):
            issuesAtHand = issues + complaint.issues.filter { !issues.contains($0) }
        case .openBeside(let companion, _, _) where companion.relation == .split:
            issuesAtHand = issues.filter { !companion.issues.contains($0) }
        case .disputeRefusal, .objectToEligibility, .defend, .offerSettlement, .counterOffer, .answerCounterOffer,
            .comment,
            .signDecision, .requestReview, .answer, .evidenceRemedy, .disputeRemedy, .hold, .resume, .extend, .reopen,
            .transfer, .withdraw, .fire,
            .countAgain, .merge, .openBeside, .giveInformation, .endRequest, .noticeAccepted, .noticeUndelivered,
            .noticeBounced, .receiveMail:
            break
        }
    }
}

extension CaseCommand {
    /// Time and the calendar do what they do at midnight.
    fileprivate var isSomebodysDoing: Bool {
        switch self {
        case .fire, .countAgain: false
        default: true
        }
    }

    /// What relays and staff say does not depend on it, and they say most of what is said.
    fileprivate var asksWhoIsReachable: Bool {
        switch self {
        case .fire, .goOn, .disputeRefusal, .objectToEligibility, .defend, .offerSettlement, .counterOffer,
            .answerCounterOffer, .comment, .requestReview, .answer, .giveInformation, .evidenceRemedy, .disputeRemedy,
            .reopen, .withdraw, .receiveMail:
            true
        case .assign, .ruleOnEligibility, .draftDecision, .signDecision, .hold, .resume, .extend, .transfer,
            .countAgain, .merge, .takeIn, .openBeside, .requestInformation, .endRequest, .noticeAccepted,
            .noticeUndelivered, .noticeBounced:
            false
        }
    }
}
