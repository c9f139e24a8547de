/// Checks a complaint as it is sent in against `ComplaintFields`, and says everything that is wrong at once.
///
/// Optional: how to reach the complainant beyond the preferred channel, `account_reference`, `desired_outcome`,
/// `first_complained_on` (nobody complained to the provider yet), `adr_letter` (no such letter), and the three
/// declarations, which are false where they are left out. Null is the same as leaving out.
public enum ComplaintValidator {
    /// - Parameters:
    ///   - today: the day in London; dates after it are refused.
    public static func validate(
        _ json: JSONValue, today: CalendarDay, directory: ProviderDirectory = .bundled
    ) -> Result<ComplaintDraft, ValidationFailure> {
        draft(from: json, ComplaintContext(today: today, directory: directory))
    }

    static func draft(from json: JSONValue, _ context: ComplaintContext) -> Result<ComplaintDraft, ValidationFailure> {
        guard let body = json.objectValue else {
            let problem = FieldProblem(
                pointer: "", code: .wrongType, message: "must be an object with the fields of a complaint")
            return .failure(ValidationFailure(problems: [problem]))
        }
        var assembly = ComplaintAssembly(reader: ComplaintReader(body: body, context: context))
        let draft = assembly.draft()
        guard let draft, assembly.reader.problems.isEmpty else {
            return .failure(ValidationFailure(problems: assembly.reader.problems))
        }
        return .success(draft)
    }
}

/// Puts a complaint together from its fields.
struct ComplaintAssembly {
    var reader: ComplaintReader

    /// Nil only when a problem was noted: every value that is needed here is one that the table requires.
    mutating func draft() -> ComplaintDraft? {
        let channel = reader.choice(ComplaintFields.channel, ComplaintChannel.self)
        let complainant = complainant(cameBy: channel)
        let customerType = reader.choice(ComplaintFields.customerType, CustomerType.self)
        let people = people(of: customerType)
        let provider = reader.provider(ComplaintFields.provider)
        let service = reader.choice(ComplaintFields.service, ServiceLine.self)
        let accountReference = reader.line(ComplaintFields.accountReference)
        let issues = reader.issues(ComplaintFields.issues)
        let narrative = reader.text(ComplaintFields.narrative)
        let desiredOutcome = reader.text(ComplaintFields.desiredOutcome)
        let firstComplainedOn = reader.day(ComplaintFields.firstComplainedOn)
        let letter = letter(firstComplainedOn: firstComplainedOn)
        let beforeCourt = reader.flag(ComplaintFields.beforeCourt)
        let otherScheme = reader.flag(ComplaintFields.otherScheme)
        let alreadySettled = reader.flag(ComplaintFields.alreadySettled)
        noteUnknownFields()
        guard let channel, let complainant, let customerType, let provider, let service, let narrative else {
            return nil
        }
        return ComplaintDraft(
            channel: channel, complainant: complainant, customerType: customerType, people: people,
            provider: provider, service: service, accountReference: accountReference, issues: issues,
            narrative: narrative, desiredOutcome: desiredOutcome, firstComplainedOn: firstComplainedOn,
            adrLetter: letter, beforeCourt: beforeCourt, otherScheme: otherScheme, alreadySettled: alreadySettled)
    }

    private mutating func complainant(cameBy channel: ComplaintChannel?) -> Complainant? {
        reader.object(ComplaintFields.complainant)
        let name = reader.line(ComplaintFields.name)
        let email = reader.line(ComplaintFields.email)
        let phone = reader.line(ComplaintFields.phone)
        let postcode = reader.line(ComplaintFields.postcode)
        let chosen = reader.choice(ComplaintFields.preferredChannel, ContactChannel.self)
        let preferred = chosen ?? channel?.answeredBy ?? .email
        if reader.sent(ComplaintFields.complainant)?.objectValue != nil { noteMissingContact(for: preferred) }
        return name.map {
            Complainant(name: $0, email: email, phone: phone, postcode: postcode, preferredChannel: preferred)
        }
    }

    private mutating func noteMissingContact(for channel: ContactChannel) {
        let field = channel.field
        guard reader.sent(field) == nil else { return }
        reader.note(
            field, .missing, "is missing; we need it to reach you by \(channel.rawValue), and it \(field.expectation)")
    }

    private mutating func people(of customerType: CustomerType?) -> Int? {
        let field = ComplaintFields.people
        if customerType == .smallBusiness, reader.sent(field) == nil {
            reader.note(field, .missing, "is missing; for a business it \(field.expectation)")
        }
        return reader.wholeNumber(field)
    }

    private mutating func letter(firstComplainedOn: CalendarDay?) -> ADRLetter? {
        reader.object(ComplaintFields.adrLetter)
        guard let dated = reader.day(ComplaintFields.adrLetterDated) else { return nil }
        if let firstComplainedOn, dated < firstComplainedOn {
            reader.note(
                ComplaintFields.adrLetterDated, .contradiction, "must not be before first_complained_on")
        }
        return ADRLetter(dated: dated)
    }

    private mutating func noteUnknownFields() {
        reader.noteUnknown(in: reader.body, at: "", known: ComplaintFields.names)
        for parent in [ComplaintFields.complainant, ComplaintFields.adrLetter] {
            guard let object = reader.body[parent.name]?.objectValue else { continue }
            reader.noteUnknown(in: object, at: parent.pointer, known: ComplaintFields.names(in: parent))
        }
    }
}

extension ComplaintChannel {
    /// How somebody who came this way is answered unless they say otherwise.
    var answeredBy: ContactChannel {
        switch self {
        case .online, .email, .import: .email
        case .phone: .phone
        case .post: .post
        }
    }
}

extension ContactChannel {
    /// The field that is needed to use the channel.
    var field: ComplaintField {
        switch self {
        case .email: ComplaintFields.email
        case .phone: ComplaintFields.phone
        case .post: ComplaintFields.postcode
        }
    }
}
