import Domain
import FoundationEssentials
import JobQueue
import Persistence
import Postgres

/// Cases that are opened together, with all that the rules ask for, gathered so that each table is written by one
/// statement and all statements are one round trip.
struct OpenedCases {
    private let writer: CaseWriter
    private var encoded = EncodedValues.recent
    private var cases: [NewCase] = []
    private var events: [NewEvent] = []
    private var deadlines: [NewDeadline] = []
    private var messages: [NewMessage] = []
    private var jobs: [NewJob] = []
    private var timers: [NewTimer] = []
    /// What has to look at the database first, one after the other.
    private var rest: [(effect: CaseEffect, stored: StoredCase)] = []

    init(writer: CaseWriter) {
        self.writer = writer
    }

    /// Assesses a complaint and makes its case; nothing is written yet.
    mutating func open(_ intake: ComplaintIntake) throws -> AcceptedComplaint {
        let draft = intake.submission.draft
        let office = writer.office
        let eligibility =
            intake.origin?.eligibility
            ?? Eligibility.assess(
                draft, referredOn: writer.today, directory: office.directory, profiles: office.profiles)
        let profile = office.profile(eligibility.scheme)
        let transition = CaseMachine(profile: profile, now: writer.now).open(
            intake.id, against: draft.provider, eligibility, isUrgent: draft.isUrgent)
        let token = office.tokens.complainantToken(of: intake.id, version: 1)
        let stored = StoredCase(
            subject: transition.next, reference: .make(randomBits: .random(in: .min ... .max)),
            scheme: eligibility.scheme, profileVersion: profile.version, eligibility: eligibility,
            caseworker: intake.origin?.caseworker,
            tokenVersion: 1, accessHash: AccessTokens.hash(token),
            providerAccessHash: AccessTokens.hash(office.tokens.providerToken(of: intake.id, version: 1)),
            openedAt: writer.now, complaint: draft)
        cases.append(try NewCase(stored, body: intake.body, bodyDigest: intake.digest, &encoded))
        for event in transition.events {
            events.append(try NewEvent(event, of: stored.subject, at: writer.now, &encoded))
        }
        if let origin = intake.origin {
            let event = CaseEvent.openedOutOf(origin.reference, origin.relation, by: origin.openedBy)
            events.append(try NewEvent(event, of: stored.subject, at: writer.now, &encoded))
        }
        if let call = intake.submission.call {
            let event = CaseEvent.callTaken(by: call.takenBy, note: call.text)
            events.append(try NewEvent(event, of: stored.subject, at: writer.now, &encoded))
        }
        for effect in transition.effects { try gather(effect, of: stored) }
        return AcceptedComplaint(stored, accessToken: token)
    }

    private mutating func gather(_ effect: CaseEffect, of stored: StoredCase) throws {
        switch effect {
        case .notify(let notice):
            let message = try writer.message(notice, stored, &encoded)
            messages.append(message)
            jobs.append(.sending(message.id, to: notice.to, of: stored))
        case .arm(let timer): timers.append(try writer.timer(timer, stored, &encoded))
        case .startDeadline(let deadline, let party):
            deadlines.append(try NewDeadline(deadline, for: party, of: stored.subject.id, &encoded))
        case .disarm: break  // a new case is armed with nothing
        case .settleDeadline, .assignCaseworker, .freezeFile, .resendNotice, .raiseItem, .resolveItem,
            .drawSecondReading, .renewSecondReading:
            rest.append((effect, stored))
        }
    }

    func write(_ connection: isolated Connection) throws {
        guard !cases.isEmpty else { return }
        encoded.keep()
        let history = try InsertEvents(events)
        try connection.pipeline { pipeline in
            pipeline.append(InsertCases(cases))
            pipeline.append(history)
            if !deadlines.isEmpty { pipeline.append(InsertDeadlines(deadlines)) }
            if !messages.isEmpty { pipeline.append(InsertMessages(messages)) }
            if !jobs.isEmpty { pipeline.append(EnqueueJobs(jobs)) }
            if !timers.isEmpty { pipeline.append(ScheduleTimers(timers)) }
        }
        for (effect, stored) in rest {
            var stored = stored
            try writer.perform(effect, of: &stored, connection)
        }
    }
}
