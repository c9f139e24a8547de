/// When a case passed the points from which service standards are measured.
public struct CaseTimes: Hashable, Sendable {
    private var points: [ClockPoint: CalendarDay] = [:]
    /// When it was over; nil while it is not, or not any more.
    public private(set) var endedOn: CalendarDay?

    /// - Parameter history: in order; entries that say nothing of time may be left out
    public init(_ history: [(day: CalendarDay, event: CaseEvent)]) {
        for (day, event) in history { note(event, on: day) }
    }

    /// The first time that it passed.
    public subscript(point: ClockPoint) -> CalendarDay? { points[point] }

    private mutating func note(_ event: CaseEvent, on day: CalendarDay) {
        switch event {
        case .received: pass(.fileReceived, on: day)
        case .eligibilityDecided(let decision): note(decision, on: day)
        case .investigationOpened: pass(.fileComplete, on: day)
        case .resolutionProposed: pass(.initialDecision, on: day)
        case .resolutionConfirmed: pass(.finalDecision, on: day)
        case .decisionSigned:
            pass(.initialDecision, on: day)
            pass(.finalDecision, on: day)
        case .closed: endedOn = day
        case .reopened, .remedyDisputed: endedOn = nil
        default: break  // no standard is measured from it
        }
    }

    private mutating func note(_ decision: EligibilityDecision, on day: CalendarDay) {
        switch decision.outcome {
        case .accepted:
            pass(.caseAccepted, on: day)
            endedOn = nil
        case .refused:
            pass(.caseRefused, on: day)
            endedOn = day
        case .tooEarly: break
        }
    }

    private mutating func pass(_ point: ClockPoint, on day: CalendarDay) {
        if points[point] == nil { points[point] = day }
    }
}
