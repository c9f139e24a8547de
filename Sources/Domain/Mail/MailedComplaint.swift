/// What could be read of a complaint that somebody sent by mail, and what it lacks.
public struct UnfinishedComplaint: Equatable, Sendable {
    /// In the order of the form, each once.
    public let missing: [ComplaintField]
    /// As the form would have them, for its writer to go on there.
    public let answers: Answers
}

/// Reads a complaint out of a message that a person wrote as they liked.
///
/// What is found is put down as answers of the form and checked by the same validator: nothing is a complaint here that
/// would be none there. Nothing is guessed that the scheme decides by: a provider that is not
/// named beyond doubt, or a business without its size, is asked for. Without a date of the first complaint the case
/// becomes an enquiry that waits for it.
struct MailedComplaint {
    enum Reading: Equatable {
        case whole(ComplaintDraft)
        /// Clearly a complaint, and not all of one.
        case unfinished(UnfinishedComplaint)
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
                ? unfinished([ComplaintFields.narrative]) : .whole(draft)
        case .failure(let failure): return unfinished(fields(of: failure))
        }
    }

    private func unfinished(_ missing: [ComplaintField]) -> Reading {
        var texts = texts
        if texts[ComplaintFields.firstComplainedOn.formName] != nil {
            texts[JourneyFields.complained.formName] = JourneyFields.YesOrNo.yes.rawValue
        }
        return .unfinished(UnfinishedComplaint(missing: missing, answers: Answers(texts)))
    }

    private func fields(of failure: ValidationFailure) -> [ComplaintField] {
        let names = Set(failure.problems.compactMap(\.formField))
        return ComplaintFields.all.filter { names.contains($0.formName) && $0.kind != .object }
    }

    private var document: JSONValue {
        var body = ComplaintForm.json(from: texts).objectValue ?? [:]
        body[ComplaintFields.channel.name] = .string(ComplaintChannel.email.rawValue)
        return .object(body)
    }

    private var texts: [String: String] {
        let found: [(field: ComplaintField, text: String?)] = [
            (ComplaintFields.provider, provider?.rawValue),
            (ComplaintFields.service, service?.rawValue),
            (ComplaintFields.customerType, customerType.rawValue),
            (ComplaintFields.people, labels["people"].flatMap { Int($0) }.map(String.init)),
            (ComplaintFields.accountReference, labels["account"].map { String($0.prefix(64)) }),
            (ComplaintFields.issues, words.issues.map(\.rawValue).joined(separator: ",")),
            (ComplaintFields.narrative, narrative),
            (ComplaintFields.firstComplainedOn, firstComplainedOn?.iso8601),
            (ComplaintFields.name, String((labels["name"] ?? mail.sender?.name ?? "").prefix(200))),
            (ComplaintFields.email, mail.sender?.address),
            (ComplaintFields.preferredChannel, ContactChannel.email.rawValue),
            (ComplaintFields.phone, labels["phone"].flatMap { FieldChecks.isPhone($0) ? $0 : nil }),
            (ComplaintFields.postcode, labels["postcode"].flatMap { FieldChecks.isPostcode($0) ? $0 : nil }),
        ]
        return Dictionary(
            uniqueKeysWithValues: found.compactMap { field, text in
                text.flatMap { $0.isEmpty ? nil : (field.formName, $0) }
            })
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
