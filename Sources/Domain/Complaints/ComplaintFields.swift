/// The one table of the fields of a complaint. The validator, the form's pages, the import and the documentation read it.
public enum ComplaintFields {
    public static let channel = ComplaintField(
        "/channel", "How it came in", choice(ComplaintChannel.self), need: .always)
    public static let complainant = ComplaintField("/complainant", "Who complains", .object, need: .always)
    public static let name = ComplaintField(
        "/complainant/name", "The complainant's name", .line(max: 200), need: .always, autocomplete: "name")
    public static let email = ComplaintField(
        "/complainant/email", "E-mail address", .email, need: .toReachBy(.email), autocomplete: "email")
    public static let phone = ComplaintField(
        "/complainant/phone", "Telephone number", .phone, need: .toReachBy(.phone), autocomplete: "tel")
    public static let address = ComplaintField(
        "/complainant/address", "Postal address without the postcode", .text(max: 500), autocomplete: "street-address")
    public static let postcode = ComplaintField(
        "/complainant/postcode", "Postcode", .postcode, need: .toReachBy(.post), autocomplete: "postal-code")
    /// Where it is left out: the channel that the complaint came by; for `online` and `import` e-mail.
    public static let preferredChannel = ComplaintField(
        "/complainant/preferred_channel", "How the complainant wants to be reached", choice(ContactChannel.self))
    public static let representative = ComplaintField(
        "/representative", "Who acts for the complainant, with authority", .object)
    public static let representativeName = ComplaintField(
        "/representative/name", "The representative's name", .line(max: 200), need: .always, autocomplete: "name")
    public static let representativeEmail = ComplaintField(
        "/representative/email", "The representative's e-mail address", .email, autocomplete: "email")
    public static let representativePhone = ComplaintField(
        "/representative/phone", "The representative's telephone number", .phone, autocomplete: "tel")
    public static let customerType = ComplaintField(
        "/customer_type", "Whether the service is for a household or a business", choice(CustomerType.self),
        need: .always)
    public static let people = ComplaintField(
        "/people", "How many people work in the business", .wholeNumber(0...1_000_000), need: .ofBusinesses)
    public static let provider = ComplaintField("/provider", "The provider", .provider, need: .always)
    public static let service = ComplaintField("/service", "The service", choice(ServiceLine.self), need: .always)
    public static let accountReference = ComplaintField(
        "/account_reference", "The account number with the provider", .line(max: 64))
    public static let issues = ComplaintField(
        "/issues", "What the complaint is about", .issues(max: 10), need: .always)
    public static let narrative = ComplaintField("/narrative", "What happened", .text(max: 20_000), need: .always)
    public static let desiredOutcome = ComplaintField(
        "/desired_outcome", "What would put it right", .text(max: 5000))
    public static let firstComplainedOn = ComplaintField(
        "/first_complained_on", "When the provider first received the complaint", .day)
    public static let adrLetter = ComplaintField("/adr_letter", "The provider's ADR letter", .object)
    public static let adrLetterDated = ComplaintField(
        "/adr_letter/dated", "The date on the provider's ADR (deadlock) letter", .day, need: .always)
    public static let beforeCourt = ComplaintField("/before_court", "Whether it is or was before a court", .flag)
    public static let otherScheme = ComplaintField("/other_scheme", "Whether it is or was before another scheme", .flag)
    public static let alreadySettled = ComplaintField("/already_settled", "Whether it is settled already", .flag)
    public static let adjustments = ComplaintField(
        "/adjustments", "What makes it easier for the complainant to deal with us", choices(Adjustment.self))
    public static let adjustmentNotes = ComplaintField(
        "/adjustment_notes", "What else makes it easier", .text(max: 1000))
    /// Nobody is recorded as vulnerable without a reason.
    public static let vulnerability = ComplaintField(
        "/vulnerability", "What makes it harder for the complainant than for others", .object)
    public static let vulnerabilityKinds = ComplaintField(
        "/vulnerability/kinds", "What it has to do with", choices(VulnerabilityKind.self))
    public static let vulnerabilityReason = ComplaintField(
        "/vulnerability/reason", "How it affects the complainant", .text(max: 2000), need: .always)

    /// All of them, in the order in which problems are reported.
    public static let all = [
        channel, complainant, name, email, phone, address, postcode, preferredChannel, representative,
        representativeName, representativeEmail, representativePhone, customerType, people, provider, service,
        accountReference, issues, narrative, desiredOutcome, firstComplainedOn, adrLetter, adrLetterDated, beforeCourt,
        otherScheme, alreadySettled, adjustments, adjustmentNotes, vulnerability, vulnerabilityKinds,
        vulnerabilityReason,
    ]

    /// The names of the document's own fields.
    static let names = all.filter { $0.parent == nil }.map(\.name)

    /// The fields that are objects with fields of their own.
    static let objects = all.filter { $0.kind == .object }

    /// The names of the fields of an object in the document.
    static func names(in object: ComplaintField) -> [String] {
        namesByObject[object.name] ?? []
    }

    private static let namesByObject = Dictionary(grouping: all.filter { $0.parent != nil }) { $0.parent ?? "" }
        .mapValues { $0.map(\.name) }

    /// What is needed to reach the complainant by a channel.
    static func needed(toReachBy channel: ContactChannel) -> [ComplaintField] {
        all.filter { $0.need == .toReachBy(channel) }
    }

    /// No complaint to a provider is older than this; an earlier date is a slip of the pen.
    public static let earliestDay = CalendarDay(year: 2000, month: 1, day: 1) ?? CalendarDay(ordinal: 0)

    private static func choice<Choice: RawRepresentable<String> & CaseIterable>(
        _ type: Choice.Type
    ) -> ComplaintField.Kind {
        .choice(Choice.allCases.map(\.rawValue))
    }

    private static func choices<Choice: RawRepresentable<String> & CaseIterable>(
        _ type: Choice.Type
    ) -> ComplaintField.Kind {
        .choices(Choice.allCases.map(\.rawValue))
    }
}
