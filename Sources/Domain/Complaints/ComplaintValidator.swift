/// Checks a complaint as it is sent in against `ComplaintFields`, and says everything that is wrong at once.
///
/// What is optional is what the table does not need: without `first_complained_on` nobody complained to the provider
/// yet, without `adr_letter` there is no such letter, and flags are false. Null is the same as leaving out.
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
        let representative = representative()
        let adjustments = reader.choices(ComplaintFields.adjustments, Adjustment.self)
        let adjustmentNotes = reader.text(ComplaintFields.adjustmentNotes)
        let vulnerability = vulnerability()
        noteUnknownFields()
        guard let channel, let complainant, let customerType, let provider, let service, let narrative else {
            return nil
        }
        return ComplaintDraft(
            channel: channel, complainant: complainant, customerType: customerType, people: people,
            provider: provider, service: service, accountReference: accountReference, issues: issues.codes,
            issueDetails: issues.details, narrative: narrative, desiredOutcome: desiredOutcome,
            firstComplainedOn: firstComplainedOn, adrLetter: letter, beforeCourt: beforeCourt,
            otherScheme: otherScheme, alreadySettled: alreadySettled, representative: representative,
            adjustments: adjustments, adjustmentNotes: adjustmentNotes, vulnerability: vulnerability)
    }

    private mutating func complainant(cameBy channel: ComplaintChannel?) -> Complainant? {
        reader.object(ComplaintFields.complainant)
        let name = reader.line(ComplaintFields.name)
        let email = reader.line(ComplaintFields.email)
        let phone = reader.line(ComplaintFields.phone)
        let address = reader.text(ComplaintFields.address)
        let postcode = reader.line(ComplaintFields.postcode)
        let chosen = reader.choice(ComplaintFields.preferredChannel, ContactChannel.self)
        let preferred = chosen ?? channel?.answeredBy ?? .email
        if reader.sent(ComplaintFields.complainant)?.objectValue != nil { noteMissingContact(for: preferred) }
        return name.map {
            Complainant(
                name: $0, email: email, phone: phone, address: address, postcode: postcode, preferredChannel: preferred)
        }
    }

    private mutating func noteMissingContact(for channel: ContactChannel) {
        for field in ComplaintFields.needed(toReachBy: channel) where reader.sent(field) == nil {
            reader.note(
                field, .missing,
                "is missing; we need it to reach you by \(channel.rawValue), and it \(field.expectation)")
        }
    }

    private mutating func people(of customerType: CustomerType?) -> Int? {
        let field = ComplaintFields.people
        if field.need == .ofBusinesses, customerType == .smallBusiness, reader.sent(field) == nil {
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

    private mutating func representative() -> Representative? {
        reader.object(ComplaintFields.representative)
        let name = reader.line(ComplaintFields.representativeName)
        let email = reader.line(ComplaintFields.representativeEmail)
        let phone = reader.line(ComplaintFields.representativePhone)
        return name.map { Representative(name: $0, email: email, phone: phone) }
    }

    private mutating func vulnerability() -> Vulnerability? {
        reader.object(ComplaintFields.vulnerability)
        let kinds = reader.choices(ComplaintFields.vulnerabilityKinds, VulnerabilityKind.self)
        let reason = reader.text(ComplaintFields.vulnerabilityReason)
        return reason.map { Vulnerability(kinds: kinds, reason: $0) }
    }

    private mutating func noteUnknownFields() {
        reader.noteUnknown(in: reader.body, at: "", known: ComplaintFields.names)
        for parent in ComplaintFields.objects {
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
