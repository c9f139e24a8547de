/// A moment in the life of a case from which, or up to which, a service standard is measured.
public enum ClockPoint: String, Codable, CaseIterable, Sendable {
    /// The complaint came in.
    case fileReceived = "file_received"
    /// The scheme took the complaint up.
    case caseAccepted = "case_accepted"
    case caseRefused = "case_refused"
    /// Both sides had their say, and the investigation began.
    case fileComplete = "file_complete"
    /// The first decision that the parties were told: what was proposed, where the scheme proposes first.
    case initialDecision = "initial_decision"
    /// The decision that nobody could have reviewed any more.
    case finalDecision = "final_decision"
    case callReceived = "call_received"
    case callAnswered = "call_answered"
    case letterReceived = "letter_received"
    case letterAnswered = "letter_answered"

    /// Whether a case's history says when it was. Of calls only those are known that became complaints, and of letters
    /// not which of them is an answer.
    public var isInHistory: Bool {
        switch self {
        case .fileReceived, .caseAccepted, .caseRefused, .fileComplete, .initialDecision, .finalDecision: true
        case .callReceived, .callAnswered, .letterReceived, .letterAnswered: false
        }
    }
}
