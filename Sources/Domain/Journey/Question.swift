/// A field as a page asks for it.
public struct Question: Hashable, Sendable {
    public let field: ComplaintField
    /// Whether it has to be answered where the page is shown. The complaint itself may need less: a date that is
    /// optional there is needed from who says that there is one.
    public let isRequired: Bool
    /// The issue that it is about; nil for what is asked once.
    public let issue: IssueCode?

    init(_ field: ComplaintField, isRequired: Bool, about issue: IssueCode? = nil) {
        self.field = field
        self.isRequired = isRequired
        self.issue = issue
    }

    /// The name of its answer: `narrative`, `billing.incorrect_charge/amount_pence`.
    public var key: String { issue.map { "\($0.rawValue)/\(field.formName)" } ?? field.formName }

    static func required(_ field: ComplaintField) -> Question { Question(field, isRequired: true) }
    static func optional(_ field: ComplaintField) -> Question { Question(field, isRequired: false) }
}

/// The questions that are asked on the way and are no part of the complaint.
public enum JourneyFields {
    public static let actingAs = ComplaintField("/acting_as", "Who fills it in", words(ActingAs.self))
    public static let complained = ComplaintField("/complained", "Whether they complained there", words(YesOrNo.self))
    public static let hasLetter = ComplaintField("/has_letter", "Whether there is an ADR letter", words(YesOrNo.self))
    public static let elsewhere = ComplaintField("/elsewhere", "Whether it was dealt with", words(Elsewhere.self))
    /// Whether a complaint that comes too early is to be left all the same.
    public static let leavesEarly = ComplaintField("/leaves_early", "Whether to leave it", words(YesOrNo.self))

    public enum YesOrNo: String, CaseIterable, Sendable {
        case yes, no
    }

    public enum ActingAs: String, CaseIterable, Sendable {
        /// A customer, somebody who tried to become one, or somebody who was sold to.
        case customer
        case representative, neither
    }

    /// What somebody else may have done about the complaint already.
    public enum Elsewhere: String, CaseIterable, Sendable {
        case none, court
        case otherScheme = "other_scheme"
        case settled
    }

    private static func words<Word: RawRepresentable<String> & CaseIterable>(
        _ type: Word.Type
    ) -> ComplaintField.Kind {
        .choice(Word.allCases.map(\.rawValue))
    }
}
