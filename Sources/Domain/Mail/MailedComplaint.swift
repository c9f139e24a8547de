/// Reads a complaint out of a message that a person wrote as they liked.
///
/// What is found is put into the document that the form and the API send, and checked by the same validator: nothing is
/// a complaint here that would be none there. Nothing is guessed that the scheme decides by: a provider that is not
/// named beyond doubt, or a business without its size, is asked for. Without a date of the first complaint the case
/// becomes an enquiry that waits for it.
struct MailedComplaint {
    enum Reading: Equatable {
        case whole(ComplaintDraft)
        /// Clearly a complaint, without these.
        case lacks([ComplaintField])
        case unclear
    }

    private let mail: InboundMail
    private let today: CalendarDay
    private let directory: ProviderDirectory
    private let labels: MailLabels
    private let words: MailVocabulary

    init(_ mail: InboundMail, today: CalendarDay, directory: ProviderDirectory) {
        self.mail = mail
        self.today = today
        self.directory = directory
        labels = MailLabels(mail.text.fresh)
        words = MailVocabulary(subject: mail.subject, text: mail.text.fresh)
    }

    var reading: Reading {
        guard words.complains || provider != nil else { return .unclear }
        switch ComplaintValidator.validate(document, today: today, directory: directory) {
        case .success(let draft):
            return draft.narrative.unicodeScalars.count < Self.shortestNarrative
                ? .lacks([ComplaintFields.narrative]) : .whole(draft)
        case .failure(let failure): return .lacks(fields(of: failure))
        }
    }

    /// In the order of the form, each once.
    private func fields(of failure: ValidationFailure) -> [ComplaintField] {
        let names = Set(failure.problems.compactMap(\.formField))
        return ComplaintFields.all.filter { names.contains($0.formName) && $0.kind != .object }
    }

    private var document: JSONValue {
        var body: JSONObject = [
            "channel": .string(ComplaintChannel.email.rawValue), "complainant": complainant,
            "customer_type": .string(customerType.rawValue), "narrative": .string(narrative),
            "issues": .array(words.issues.map { ["code": .string($0.rawValue)] }),
        ]
        body["provider"] = provider.map { .string($0.rawValue) }
        body["service"] = service.map { .string($0.rawValue) }
        body["people"] = labels["people"].flatMap { Int($0) }.map { .number(JSONNumber($0)) }
        body["account_reference"] = labels["account"].map { .string(String($0.prefix(64))) }
        body["first_complained_on"] = firstComplainedOn.map { .string($0.iso8601) }
        return .object(body)
    }

    private var complainant: JSONValue {
        var body: JSONObject = ["preferred_channel": "email"]
        let name = labels["name"] ?? mail.sender?.name ?? ""
        if !name.isEmpty { body["name"] = .string(String(name.prefix(200))) }
        body["email"] = mail.sender.map { .string($0.address) }
        if let phone = labels["phone"], FieldChecks.isPhone(phone) { body["phone"] = .string(phone) }
        if let postcode = labels["postcode"], FieldChecks.isPostcode(postcode) { body["postcode"] = .string(postcode) }
        return .object(body)
    }

    /// Said, or spoken of: a business has to say how many it employs, a person nothing.
    private var customerType: CustomerType {
        words.isBusiness || labels["people"] != nil ? .smallBusiness : .residential
    }

    private var provider: ProviderID? {
        let named = ProviderNames(directory)
        return labels["provider"].map(named.named) ?? named.mentioned(in: words.whole)
    }

    private var service: ServiceLine? {
        labels["service"].flatMap { MailVocabulary(subject: "", text: $0).service } ?? words.service
    }

    /// The latest that it can be is today; what says otherwise is not taken.
    private var firstComplainedOn: CalendarDay? {
        labels["first complained"].flatMap(CalendarDay.init(written:)).flatMap { day in
            (ComplaintFields.earliestDay...today).contains(day) ? day : nil
        }
    }

    private var narrative: String {
        String(String.UnicodeScalarView(mail.text.fresh.unicodeScalars.prefix(Self.longestNarrative)))
    }

    private static let shortestNarrative = 40
    private static let longestNarrative = 20_000
}
