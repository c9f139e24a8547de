/// Something that must not happen, and did.
public struct Violation: Codable, Hashable, Sendable {
    public enum Rule: String, Codable, CaseIterable, Sendable {
        case sentTwice = "the same message sent twice"
        case unknownMessage = "a message whose name does not say what it is"
        case booksDiffer = "the books and the messages sent differ"
        case sentOnDayOff = "reminded or chased on a weekend or bank holiday"
        case ladder = "a ladder not climbed as the profile says"
        case calendar = "a date not moved by new bank holidays, or a side not told of it"
        case notArmed = "an open case neither armed nor under way"
        case clockRunsOn = "a clock running on a closed case"
        case refusedAct = "somebody not let do what the rules allow"
        case strangeCase = "a complaint without its case, or a case without its complaint"
        case deadJob = "a job given up"
        case doctor = "the doctor's finding"
        case history = "a history that is not as it was written"
        case incident = "an incident that no alarm named"
        case standards = "service standards that do not add up to the cases"
    }

    public let rule: Rule
    /// The complaint's, from 0; `nil` where it is about no single case.
    public let ordinal: Int?
    public let detail: String

    init(_ rule: Rule, _ ordinal: Int?, _ detail: String) {
        self.rule = rule
        self.ordinal = ordinal
        self.detail = detail
    }
}

extension Violation: Comparable {
    public static func < (left: Violation, right: Violation) -> Bool {
        left.sortKey < right.sortKey
    }

    private var sortKey: (Int, Int, String) {
        (Rule.allCases.firstIndex(of: rule) ?? 0, ordinal ?? -1, detail)
    }
}
