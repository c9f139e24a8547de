import Domain
import FoundationEssentials

/// A ladder of reminders whose every rung is audited: which letters it sends and when.
enum Ladder: CaseIterable {
    case providerResponse
    case comments
    case information
    case acceptance
    case compliance

    /// A letter that has to go out.
    struct Rung: Hashable, Sendable {
        let kind: MessageKind
        let step: String
        let at: Date
    }

    init?(_ clock: ClockStep) {
        guard let ladder = Ladder.allCases.first(where: { $0.clock == clock }) else { return nil }
        self = ladder
    }

    /// The letters that a ladder sends; nothing else sends them.
    var kinds: Set<MessageKind> {
        switch self {
        case .providerResponse: [.providerReminder, .providerChase, .providerEscalation]
        case .comments: [.commentReminder]
        case .information: [.informationReminder, .informationChase]
        case .acceptance: [.acceptanceReminder]
        case .compliance: [.remedyReminder, .breachNotice]
        }
    }

    /// The rungs about one deadline that fall on or before `last`, by the profile alone.
    func rungs(about deadline: Derivation, of profile: SchemeProfile, through last: Date) -> [Rung] {
        var rungs: [Rung] = []
        var day = deadline.dayZero
        for step in steps(of: profile) where profile.day(of: step, due: deadline.dueOn) > deadline.dayZero {
            day = max(profile.day(of: step, due: deadline.dueOn), profile.calendar.day(1, workingDaysAfter: day))
            guard let kind = kind(of: step.action) else { continue }
            rungs.append(Rung(kind: kind, step: step.id, at: morning(of: day)))
        }
        rungs += repetitions(after: max(day, deadline.dueOn), of: profile, through: last)
        return rungs.filter { $0.at <= last }
    }

    /// The morning on which the case goes on without the provider.
    func proceeding(after deadline: Derivation, of profile: SchemeProfile) -> Date? {
        guard self == .providerResponse else { return nil }
        let step = profile.chaseLadder.first { $0.action == .proceed }
        return step.map { morning(of: profile.day(of: $0, due: deadline.dueOn)) }
    }

    private var clock: ClockStep {
        switch self {
        case .providerResponse: .providerResponse
        case .comments: .comments
        case .information: .information
        case .acceptance: .acceptance
        case .compliance: .compliance
        }
    }

    private func steps(of profile: SchemeProfile) -> [ChaseStep] {
        switch self {
        case .providerResponse: profile.chaseLadder
        case .comments: Array(profile.commentReminders.prefix(1))
        case .information: profile.informationLadder
        case .acceptance: profile.acceptanceReminders
        case .compliance: profile.complianceLadder
        }
    }

    private func kind(of action: ChaseAction) -> MessageKind? {
        switch (self, action) {
        case (.providerResponse, .remind): .providerReminder
        case (.providerResponse, .chase): .providerChase
        case (.providerResponse, .escalate): .providerEscalation
        case (.providerResponse, .proceed): nil
        case (.comments, _): .commentReminder
        case (.information, .remind): .informationReminder
        case (.information, .proceed): nil
        case (.information, _): .informationChase
        case (.acceptance, _): .acceptanceReminder
        case (.compliance, .remind), (.compliance, .chase): .remedyReminder
        case (.compliance, .escalate), (.compliance, .proceed): .breachNotice
        }
    }

    /// What is owed does not go quiet: past its end the ladder of remedies is repeated each working week.
    private func repetitions(after day: CalendarDay, of profile: SchemeProfile, through last: Date) -> [Rung] {
        guard self == .compliance else { return [] }
        var rungs: [Rung] = []
        var day = profile.calendar.day(5, workingDaysAfter: day)
        while morning(of: day) <= last {
            rungs.append(Rung(kind: .remedyReminder, step: "again-\(rungs.count + 1)", at: morning(of: day)))
            day = profile.calendar.day(5, workingDaysAfter: day)
        }
        return rungs
    }

    private func morning(of day: CalendarDay) -> Date {
        LondonTime.at(hour: 9, minute: self == .information ? 15 : 0, on: day)
    }
}
