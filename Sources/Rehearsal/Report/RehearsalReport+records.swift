import Domain
import FoundationEssentials
import Persistence

extension RehearsalReport {
    init(
        _ plan: RehearsalPlan, _ records: Records, _ overview: Overview, complaints: Int, incident: Incident?,
        refused: [Violation], pace: RehearsalPace
    ) {
        start = plan.start
        days = plan.days
        seed = plan.seed
        shares = plan.shares.spoken
        self.complaints = complaints
        self.pace = pace
        cases = Self.cases(records)
        mails = Self.mails(records)
        chases = Self.chases(records)
        deadlines = Self.deadlines(records)
        announcements = Self.announcements(records)
        standards = overview.standards
        spikes = overview.spikes
        history = overview.history
        providerReports = overview.reports
        digests = records.digests.count
        let found =
            CaseAudit(records: records, complaints: complaints).violations() + MailAudit(records: records).violations()
            + LadderAudit(records: records).violations() + CalendarAudit(records: records).violations()
            + InsightAudit(overview: overview, complaints: complaints, incident: incident, plan: plan).violations()
        violations = (refused + found).sorted()
    }

    private static func cases(_ records: Records) -> [TallyRow] {
        var tally = Tally()
        for subject in records.cases.values { tally.add(subject.state.status.rawValue, subject.state.reason) }
        return tally.rows
    }

    private static func mails(_ records: Records) -> [TallyRow] {
        var tally = Tally()
        for letter in records.letters { tally.add(letter.name.kind.rawValue, letter.name.recipient.rawValue) }
        for (kind, count) in records.digested { tally.add(kind, "provider, in a digest", times: count) }
        return tally.rows
    }

    /// Repetitions past the end of a ladder count as one step.
    private static func chases(_ records: Records) -> [TallyRow] {
        var tally = Tally()
        for letter in records.letters where letter.name.kind.climbsLadder {
            let step = letter.name.step.hasPrefix("again-") ? "again" : letter.name.step
            tally.add(letter.name.kind.rawValue, step)
        }
        return tally.rows
    }

    private static func announcements(_ records: Records) -> [TallyRow] {
        let audit = CalendarAudit(records: records)
        return records.almanac.changes.filter { $0.from <= records.end }.map { change in
            TallyRow(
                names: [change.on.iso8601, change.holiday.day.iso8601, change.holiday.name],
                count: audit.moved(change).count)
        }
    }

    private static func deadlines(_ records: Records) -> [DeadlineRow] {
        ClockStep.allCases.compactMap { step in
            let lines = records.ledger.filter { $0.deadline.derivation.step == step }
            guard !lines.isEmpty else { return nil }
            var row = DeadlineRow(step: step)
            for line in lines { row.count(line.deadline.state) }
            return row
        }
    }
}

extension DeadlineRow {
    fileprivate mutating func count(_ state: String) {
        switch DeadlineEnd(rawValue: state) {
        case .met: met += 1
        case .missed: missed += 1
        case .cancelled: cancelled += 1
        case nil: running += 1
        }
    }
}

extension MessageKind {
    fileprivate var climbsLadder: Bool { MailAudit.officeLetters.contains(self) }
}

extension CaseState {
    /// Why it ended, where it has.
    fileprivate var reason: String {
        switch self {
        case .closed(let reason): reason.rawValue
        case .refused(let ground, _): ground.rawValue
        case .tooEarly(_, isOpen: true): "woken"
        case .tooEarly(nil, isOpen: false): "no date"
        case .tooEarly(_, isOpen: false): "asleep"
        case .eligibilityDisputed, .awaitingProvider, .settlementOffered, .awaitingComments, .investigating,
            .awaitingInformation, .awaitingSignature, .resolutionProposed, .reviewing, .awaitingAcceptance,
            .awaitingRemedy, .onHold:
            ""
        }
    }
}
