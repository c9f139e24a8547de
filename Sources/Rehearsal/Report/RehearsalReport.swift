public import Domain
public import Operations

/// What became of a rehearsal. Two rehearsals of the same plan over the same complaints have equal tables, whatever the
/// number of workers.
public struct RehearsalReport: Sendable {
    public let start: CalendarDay
    public let days: Int
    public let seed: UInt64
    public let complaints: Int
    /// How people behaved, one line for each share.
    public let shares: [(name: String, habits: String)]
    /// By status, and by the reason for closing or the ground of refusal.
    public let cases: [TallyRow]
    /// By kind and recipient.
    public let mails: [TallyRow]
    /// By kind and step of the ladder.
    public let chases: [TallyRow]
    /// By clock and how it ended.
    public let deadlines: [DeadlineRow]
    /// Tables of bank holidays that came into force: when, with which day, and how many dates it moved.
    public let announcements: [TallyRow]
    /// Of each scheme, over the complaints of the whole play.
    public let standards: [StandardsReport]
    /// Where there were far more complaints than usual, oldest first.
    public let spikes: [SpikeAlarm]
    /// Of histories, and of the seals over them.
    public let history: AuditReport
    /// Monthly reports that providers were sent.
    public let providerReports: Int
    /// Mails in which providers were told of many cases at once.
    public let digests: Int
    /// By rule.
    public let violations: [Violation]
    public let pace: RehearsalPace

    public var isClean: Bool { violations.isEmpty }
}

/// The deadlines of one clock.
public struct DeadlineRow: Hashable, Sendable {
    public let step: ClockStep
    public var met = 0
    public var missed = 0
    public var cancelled = 0
    /// At the end of the last day played.
    public var running = 0
}

/// How long a rehearsal took. Not part of the table.
public struct RehearsalPace: Sendable {
    public let workers: Int
    public let wallTime: Duration
    /// Moments of case time at which something was due.
    public let moments: Int
    /// What people did.
    public let acts: Int
    /// Which cases are drawn depends on their ids, which are random.
    public let readings: SecondReadingTally
    /// Attempts of jobs that failed and were made again, by category.
    public let failedAttempts: [String: Int]
}
