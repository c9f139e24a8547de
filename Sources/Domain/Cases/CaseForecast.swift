public import FoundationEssentials

/// What a case will write to whom if nobody acts: its appointments, lived through in advance.
public struct CaseForecast: Sendable {
    public struct Entry: Equatable, Sendable {
        public let at: Date
        public let notice: Notice
        /// Where the case stands then.
        public let status: CaseStatus
    }

    /// By time.
    public let entries: [Entry]

    /// - Parameters:
    ///   - timers: what the case is armed with
    ///   - until: the last moment to look at
    ///   - unreachable: as for `CaseMachine`
    public init(
        _ subject: Case, armedWith timers: [CaseTimer], under profile: SchemeProfile, until: Date,
        unreachable: Set<Party> = []
    ) {
        var (subject, armed, entries) = (subject, timers, [Entry]())
        // A ladder repeats past its end, so there may always be a next.
        for _ in 0..<Self.mostSteps {
            armed.sort { $0.dueAt < $1.dueAt }
            guard let timer = armed.first, timer.dueAt <= until else { break }
            armed.removeFirst()
            let machine = CaseMachine(profile: profile, now: timer.dueAt, unreachable: unreachable)
            guard let transition = try? machine.decide(.fire(timer), on: subject) else { continue }
            subject = transition.next
            for effect in transition.effects {
                switch effect {
                case .notify(let notice):
                    entries.append(Entry(at: timer.dueAt, notice: notice, status: subject.state.status))
                case .arm(let timer): armed.append(timer)
                case .disarm: armed.removeAll()
                case .startDeadline, .settleDeadline, .assignCaseworker, .freezeFile, .resendNotice, .raiseItem,
                    .resolveItem, .drawSecondReading, .renewSecondReading:
                    break
                }
            }
        }
        self.entries = entries
    }

    private static let mostSteps = 1000
}
