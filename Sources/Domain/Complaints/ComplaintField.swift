/// One field of a complaint as it is sent in: its name, what it may hold, when it is needed, and what to say when it is
/// not right.
///
/// Its words for people stand in the message catalogues of the pages, under `formName`.
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
        /// A list of some of these words, each once.
        case choices([String])
        case provider
        case wholeNumber(ClosedRange<Int>)
        /// An amount of money in pence, from 1.
        case pence(max: Int)
        /// A day that has come, from `ComplaintFields.earliestDay` on.
        case day
        case flag
        /// A list of at most that many objects, each with the code of an issue and what belongs to it (`IssueFields`).
        case issues(max: Int)
        /// An object with fields of its own.
        case object
    }

    /// When a complaint needs the field; where it stands in an object, that object.
    public enum Need: Hashable, Sendable {
        case always
        case never
        /// Where this is how the complainant wants to be reached.
        case toReachBy(ContactChannel)
        /// Where the customer is a business.
        case ofBusinesses
    }

    /// Where it stands in the JSON document (RFC 6901).
    public let pointer: String
    /// What it is, for the documentation.
    public let label: String
    public let kind: Kind
    public let need: Need
    /// The token by which a browser knows what of the reader's own data belongs here (HTML, "Autofill").
    public let autocomplete: String?
    /// The last part of the pointer.
    public let name: String
    /// The name of the object that it stands in; nil for the document itself.
    public let parent: String?
    /// What a form calls it: `complainant_name`.
    public let formName: String

    init(_ pointer: String, _ label: String, _ kind: Kind, need: Need = .never, autocomplete: String? = nil) {
        self.pointer = pointer
        self.label = label
        self.kind = kind
        self.need = need
        self.autocomplete = autocomplete
        let parts = pointer.split(separator: "/").map(String.init)
        name = parts.last ?? ""
        parent = parts.count > 1 ? parts[0] : nil
        formName = parts.joined(separator: "_")
    }

    /// Whether it is needed whatever the others say.
    public var isRequired: Bool { need == .always }

    /// What would be right, for programs and for the documentation.
    public var expectation: String {
        switch kind {
        case .line(let max): "must be 1 to \(Self.grouped(max)) characters on one line"
        case .text(let max): "must be 1 to \(Self.grouped(max)) characters"
        case .email: "must be an e-mail address such as name@example.org"
        case .phone: "must be a telephone number of 7 to 20 digits such as 020 7946 0000 or +44 20 7946 0000"
        case .postcode: "must be a UK postcode such as SW1A 1AA"
        case .choice(let words): "must be one of: \(words.joined(separator: ", "))"
        case .choices(let words): "must be a list of some of: \(words.joined(separator: ", "))"
        case .provider: "must be the code of a provider"
        case .wholeNumber(let range):
            "must be a whole number from \(range.lowerBound) to \(Self.grouped(range.upperBound))"
        case .pence(let max): "must be a whole number of pence from 1 to \(Self.grouped(max))"
        case .day: "must be a day written YYYY-MM-DD, such as 2026-04-08"
        case .flag: "must be true or false"
        case .issues(let max): "must be a list of 1 to \(max) objects such as {\"code\": \"billing.incorrect_charge\"}"
        case .object: "must be an object"
        }
    }

    /// With commas between thousands.
    static func grouped(_ number: Int) -> String {
        let (thousands, rest) = number.quotientAndRemainder(dividingBy: 1000)
        if thousands == 0 { return "\(number)" }
        return "\(grouped(thousands)),\(String(repeating: "0", count: 3 - String(rest).count))\(rest)"
    }
}

extension ComplaintField.Need {
    /// In a sentence after "Needed"; nil where there is nothing to add to whether it is required.
    public var explanation: String? {
        switch self {
        case .always, .never: nil
        case .toReachBy(let channel): "to reach the complainant by \(channel.rawValue)"
        case .ofBusinesses: "for a business"
        }
    }
}
