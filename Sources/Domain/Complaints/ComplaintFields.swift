/// The one table of the fields of a complaint. The validator, the form and the documentation read it.
public enum ComplaintFields {
    public static let channel = ComplaintField(
        "/channel", "How it came in", choice(ComplaintChannel.self), isRequired: true)
    public static let complainant = ComplaintField("/complainant", "About you", .object, isRequired: true)
    public static let name = ComplaintField("/complainant/name", "Your name", .line(max: 200), isRequired: true)
    /// Needed when e-mail is the preferred channel.
    public static let email = ComplaintField("/complainant/email", "E-mail address", .email)
    /// Needed when the telephone is the preferred channel.
    public static let phone = ComplaintField("/complainant/phone", "Telephone number", .phone)
    /// Needed when post is the preferred channel.
    public static let postcode = ComplaintField("/complainant/postcode", "Postcode", .postcode)
    /// Where it is left out: the channel that the complaint came by; for `online` and `import` e-mail.
    public static let preferredChannel = ComplaintField(
        "/complainant/preferred_channel", "How we should contact you", choice(ContactChannel.self))
    public static let customerType = ComplaintField(
        "/customer_type", "Are you a residential customer or a business?", choice(CustomerType.self), isRequired: true)
    /// Needed for a business.
    public static let people = ComplaintField(
        "/people", "How many people work in your business?", .wholeNumber(0...1_000_000))
    public static let provider = ComplaintField("/provider", "Your provider", .provider, isRequired: true)
    public static let service = ComplaintField("/service", "The service", choice(ServiceLine.self), isRequired: true)
    public static let accountReference = ComplaintField(
        "/account_reference", "Your account number with the provider", .line(max: 64))
    public static let issues = ComplaintField(
        "/issues", "What is your complaint about?", .issues(max: 10), isRequired: true)
    public static let narrative = ComplaintField("/narrative", "What happened?", .text(max: 20_000), isRequired: true)
    public static let desiredOutcome = ComplaintField(
        "/desired_outcome", "What would put it right?", .text(max: 5000))
    public static let firstComplainedOn = ComplaintField(
        "/first_complained_on", "When did you first complain to the provider?", .day)
    public static let adrLetter = ComplaintField("/adr_letter", "The provider's ADR letter", .object)
    /// Needed where there is a letter.
    public static let adrLetterDated = ComplaintField(
        "/adr_letter/dated", "The date on the provider's ADR (deadlock) letter", .day, isRequired: true)
    public static let beforeCourt = ComplaintField("/before_court", "Is or was it before a court?", .flag)
    public static let otherScheme = ComplaintField("/other_scheme", "Is or was it before another scheme?", .flag)
    public static let alreadySettled = ComplaintField("/already_settled", "Have you settled it already?", .flag)

    /// All of them, in the order in which problems are reported.
    public static let all = [
        channel, complainant, name, email, phone, postcode, preferredChannel, customerType, people, provider, service,
        accountReference, issues, narrative, desiredOutcome, firstComplainedOn, adrLetter, adrLetterDated, beforeCourt,
        otherScheme, alreadySettled,
    ]

    /// The names of the document's own fields.
    static let names = all.filter { $0.parent == nil }.map(\.name)

    /// The names of the fields of an object in the document.
    static func names(in object: ComplaintField) -> [String] {
        namesByObject[object.name] ?? []
    }

    private static let namesByObject = Dictionary(grouping: all.filter { $0.parent != nil }) { $0.parent ?? "" }
        .mapValues { $0.map(\.name) }

    /// No complaint to a provider is older than this; an earlier date is a slip of the pen.
    public static let earliestDay = CalendarDay(year: 2000, month: 1, day: 1) ?? CalendarDay(ordinal: 0)

    private static func choice<Choice: RawRepresentable<String> & CaseIterable>(
        _ type: Choice.Type
    ) -> ComplaintField.Kind {
        .choice(Choice.allCases.map(\.rawValue))
    }
}
