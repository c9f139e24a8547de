/// A complaint as it was sent in, checked field by field. Whether the scheme may look at it is another question.
public struct ComplaintDraft: Hashable, Sendable {
    public let channel: ComplaintChannel
    public internal(set) var complainant: Complainant
    public let customerType: CustomerType
    /// How many people work in the business; says nothing about a residential customer.
    public let people: Int?
    /// A provider or one of its brands.
    public internal(set) var provider: ProviderID
    public let service: ServiceLine
    public internal(set) var accountReference: String?
    /// At least one, each once, in the complainant's order.
    public internal(set) var issues: [IssueCode]
    /// What was said about some of the issues beside their codes.
    public internal(set) var issueDetails: [IssueCode: IssueDetails]
    public internal(set) var narrative: String
    public internal(set) var desiredOutcome: String?
    /// When the provider first received the complaint; nil when the complainant never complained to it.
    public internal(set) var firstComplainedOn: CalendarDay?
    public internal(set) var adrLetter: ADRLetter?
    public let beforeCourt: Bool
    public let otherScheme: Bool
    public let alreadySettled: Bool
    public internal(set) var representative: Representative?
    public internal(set) var adjustments: [Adjustment]
    public internal(set) var adjustmentNotes: String?
    public internal(set) var vulnerability: Vulnerability?

    /// Whether somebody's health or safety depends on the service that does not work.
    public var isUrgent: Bool {
        issues.contains(where: \.isUrgent) || issueDetails.values.contains(where: \.hasMedicalNeed)
    }

    /// In which the complainant is written to.
    public var language: Language { adjustments.contains(.welsh) ? .welsh : .english }
}

/// Who complains, and how to reach them.
public struct Complainant: Hashable, Sendable {
    public let name: String
    public let email: String?
    public let phone: String?
    /// Without the postcode.
    public let address: String?
    public let postcode: String?
    public let preferredChannel: ContactChannel

    /// Whether letters go out on paper: to whom prefers them and gave an address, and to whom nothing else reaches.
    public var isWrittenToOnPaper: Bool { email == nil || (preferredChannel == .post && address != nil) }
}

/// The provider's letter that it will do no more (deadlock), or that the wait is over. It opens the scheme at once.
public struct ADRLetter: Hashable, Sendable {
    public let dated: CalendarDay

    public init(dated: CalendarDay) {
        self.dated = dated
    }
}

/// How a complaint came in.
public enum ComplaintChannel: String, Codable, CaseIterable, Sendable {
    case online, email, phone, post
    /// From the books of another system.
    case `import`
}

/// How the scheme writes or speaks to somebody.
public enum ContactChannel: String, Codable, CaseIterable, Sendable {
    case email, phone, post
}

public enum CustomerType: String, Codable, CaseIterable, Sendable {
    case residential
    case smallBusiness = "small_business"
}

/// What the complaint is about, as the provider sells it.
public enum ServiceLine: String, Codable, CaseIterable, Sendable {
    case mobile, broadband, landline
    case payTV = "pay_tv"
    case bundle
}
