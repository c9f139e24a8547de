/// Whether two complaints are likely one: the same person about the same company, in like words.
public enum DuplicateRule {
    /// How much the texts have to share. People complain twice about one company for different reasons, so the person
    /// alone is not enough; two people of one name in one street are possible, so a name needs more than an address.
    static func threshold(for match: PersonTrait.Kind) -> Double {
        switch match {
        case .email, .phone: 0.25
        case .nameAndPostcode: 0.4
        }
    }

    /// Nil when they are likely two.
    public static func judge(
        _ one: ComplaintDraft, _ other: ComplaintDraft, directory: ProviderDirectory
    ) -> DuplicateFinding? {
        guard directory.company(of: one.provider).contains(other.provider) else { return nil }
        guard let match = PersonTrait.shared(by: one.complainant, other.complainant) else { return nil }
        let likeness = TextLikeness.between(one.narrative, other.narrative)
        guard likeness >= threshold(for: match) else { return nil }
        return DuplicateFinding(match: match, likeness: Int((likeness * 100).rounded()))
    }
}

/// Why two complaints are taken for one.
public struct DuplicateFinding: Codable, Hashable, Sendable {
    /// What the people share.
    public let match: PersonTrait.Kind
    /// How alike the texts are, in per cent.
    public let likeness: Int

    public init(match: PersonTrait.Kind, likeness: Int) {
        self.match = match
        self.likeness = likeness
    }

    /// In plain English, without what was matched.
    public var explanation: String {
        "The people share \(match.inWords), and the texts are \(likeness) % alike."
    }
}

extension PersonTrait.Kind {
    fileprivate var inWords: String {
        switch self {
        case .email: "an e-mail address"
        case .phone: "a telephone number"
        case .nameAndPostcode: "a name and a postcode"
        }
    }
}

/// What is thought of two cases that look like one. Any of them can follow any other.
public enum DuplicateVerdict: String, Codable, CaseIterable, Sendable {
    /// Found, and nobody of the staff has looked yet.
    case suspected
    case confirmed
    case dismissed
}
