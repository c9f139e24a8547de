import Domain
import FoundationEssentials
import Persistence

/// A ladder of reminders whose every rung is audited: which letters it sends and when.
enum Ladder: CaseIterable {
    case providerResponse
    case comments
    case information
    case acceptance
    case compliance

    /// A step that has to be taken.
    struct Rung: Hashable, Sendable {
        let step: String
        /// `nil` for the step that goes on without whoever is silent.
        let kind: MessageKind?
        let at: Date
    }

    init?(_ clock: ClockStep) {
        guard let ladder = Ladder.allCases.first(where: { $0.clock == clock }) else { return nil }
        self = ladder
    }

    var clock: ClockStep {
        switch self {
        case .providerResponse: .providerResponse
        case .comments: .comments
        case .information: .information
        case .acceptance: .acceptance
        case .compliance: .compliance
        }
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

    func steps(of profile: SchemeProfile) -> [ChaseStep] {
        switch self {
        case .providerResponse: profile.chaseLadder
        case .comments: Array(profile.commentReminders.prefix(1))
        case .information: profile.informationLadder
        case .acceptance: profile.acceptanceReminders
        case .compliance: profile.complianceLadder
        }
    }

    func kind(of action: ChaseAction) -> MessageKind? {
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

    func morning(of day: CalendarDay) -> Date {
        LondonTime.at(hour: 9, minute: self == .information ? 15 : 0, on: day)
    }
}
