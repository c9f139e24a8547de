import Domain

/// The complaint form's side of the table of fields: which controls make up a field, and where it can be focused.
enum ComplainForm {
    static let path = "/complain"
    static let submissionKey = "submission_key"
    static let declarations = [
        ComplaintFields.beforeCourt, ComplaintFields.otherScheme, ComplaintFields.alreadySettled,
    ]

    /// The fields in the order of the page.
    static let order = [
        ComplaintFields.provider, ComplaintFields.service, ComplaintFields.accountReference,
        ComplaintFields.firstComplainedOn, ComplaintFields.adrLetterDated, ComplaintFields.issues,
        ComplaintFields.narrative, ComplaintFields.desiredOutcome, ComplaintFields.customerType,
        ComplaintFields.people, ComplaintFields.name, ComplaintFields.email, ComplaintFields.phone,
        ComplaintFields.postcode, ComplaintFields.preferredChannel,
    ].map(\.formName)

    /// What was filled in, as the document that the API takes, so that one validator judges both.
    static func document(_ form: FormFields) -> JSONValue {
        let texts = ComplaintFields.all.compactMap { field in text(field, form).map { (field.formName, $0) } }
        return ComplaintForm.json(from: Dictionary(texts) { first, _ in first })
    }

    private static func text(_ field: ComplaintField, _ form: FormFields) -> String? {
        switch field.kind {
        case .day: form.date(field.formName)
        case .issues: form.all(field.formName).joined(separator: ",")
        case .line, .text, .email, .phone, .postcode, .choice, .provider, .wholeNumber, .flag, .object:
            form[field.formName]
        }
    }

    /// The control that the error summary leads to.
    static func anchor(for input: String) -> String {
        guard let field = ComplaintFields.all.first(where: { $0.formName == input }) else { return "#main" }
        switch field.kind {
        case .day: return "#\(input)-day"
        case .choice(let words): return "#\(input)-\(words.first ?? "")"
        case .line, .text, .email, .phone, .postcode, .provider, .wholeNumber, .flag, .issues, .object:
            return "#\(input)"
        }
    }
}

extension FormFields {
    /// `2026-04-02` from three inputs; nil when all are empty. What is no date goes through, for the validator to
    /// say so.
    func date(_ name: String) -> String? {
        let parts = ["year", "month", "day"].map { self["\(name)-\($0)"] ?? "" }
        if parts.allSatisfy(\.isEmpty) { return nil }
        let padded = zip(parts, [4, 2, 2]).map { part, width in
            String(repeating: "0", count: max(0, width - part.count)) + part
        }
        return padded.joined(separator: "-")
    }
}
