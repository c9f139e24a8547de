/// One field of a complaint as it is sent in: its name, what it may hold, and what to say when it does not.
public struct ComplaintField: Hashable, Sendable {
    /// What a field holds.
    public enum Kind: Hashable, Sendable {
        /// One line of at most that many characters (Unicode scalars).
        case line(max: Int)
        /// Lines of at most that many characters.
        case text(max: Int)
        case email
        case phone
        case postcode
        /// One of these words.
        case choice([String])
        case provider
        case wholeNumber(ClosedRange<Int>)
        /// A day that has come, from `ComplaintFields.earliestDay` on.
        case day
        case flag
        /// A list of at most that many objects, each with the code of an issue.
        case issues(max: Int)
        /// An object with fields of its own.
        case object
    }

    /// Where it stands in the JSON document (RFC 6901).
    public let pointer: String
    /// As a form asks for it.
    public let label: String
    public let kind: Kind
    /// Whether a complaint always needs it. Some others are needed because of what these say.
    public let isRequired: Bool
    /// The last part of the pointer.
    public let name: String
    /// The name of the object that it stands in; nil for the document itself.
    public let parent: String?
    /// What a form calls it: `complainant_name`.
    public let formName: String

    init(_ pointer: String, _ label: String, _ kind: Kind, isRequired: Bool = false) {
        self.pointer = pointer
        self.label = label
        self.kind = kind
        self.isRequired = isRequired
        let parts = pointer.split(separator: "/").map(String.init)
        name = parts.last ?? ""
        parent = parts.count > 1 ? parts[0] : nil
        formName = parts.joined(separator: "_")
    }

    /// What would be right, for messages and for documentation.
    public var expectation: String {
        switch kind {
        case .line(let max): "must be 1 to \(Self.grouped(max)) characters on one line"
        case .text(let max): "must be 1 to \(Self.grouped(max)) characters"
        case .email: "must be an e-mail address such as name@example.org"
        case .phone: "must be a telephone number of 7 to 20 digits such as 020 7946 0000 or +44 20 7946 0000"
        case .postcode: "must be a UK postcode such as SW1A 1AA"
        case .choice(let words): "must be one of: \(words.joined(separator: ", "))"
        case .provider: "must be the code of a provider"
        case .wholeNumber(let range):
            "must be a whole number from \(range.lowerBound) to \(Self.grouped(range.upperBound))"
        case .day: "must be a day written YYYY-MM-DD, such as 2026-04-08"
        case .flag: "must be true or false"
        case .issues(let max): "must be a list of 1 to \(max) objects such as {\"code\": \"billing.incorrect_charge\"}"
        case .object: "must be an object"
        }
    }

    private static func grouped(_ number: Int) -> String {
        let digits = String(number)
        guard digits.count > 3 else { return digits }
        return "\(digits.dropLast(3)),\(digits.suffix(3))"
    }
}
