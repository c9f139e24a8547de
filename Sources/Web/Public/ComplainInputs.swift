import Domain

/// The inputs of the complaint form, each with what was entered and what is wrong with it.
struct ComplainInputs {
    let form: FormFields
    let messages: FormMessages

    func provider(_ directory: ProviderDirectory) -> ComplainPage.ProviderList {
        let id = ComplaintFields.provider.formName
        let options = directory.idsByName.map { provider, name in
            Option.entry(provider.rawValue, name, chosen: form[id])
        }
        return .init(
            id: id, error: messages[id],
            options: options)
    }

    var service: Choices {
        choices(ComplaintFields.service, "Which service is it about?", ServiceLine.allCases, \.title)
    }

    var accountReference: TextInput {
        text(
            ComplaintFields.accountReference, "Account or order number",
            hint: "It is on your bill or in your account online.", width: .long)
    }

    var issueGroups: [ComplainPage.IssueList] {
        let chosen = form.all(ComplaintFields.issues.formName)
        return IssueGroup.allCases.map { .init($0, chosen: chosen) }
    }

    var narrative: TextArea {
        area(
            ComplaintFields.narrative, rows: 10,
            hint:
                "In your own words, in the order in which it happened. Dates and amounts help. Up to 20,000 characters."
        )
    }

    var desiredOutcome: TextArea {
        area(
            ComplaintFields.desiredOutcome, rows: 4,
            hint: "For example an apology, a refund, the fault repaired, or leaving the contract without a fee.")
    }

    var firstComplainedOn: DateInput {
        date(
            ComplaintFields.firstComplainedOn, "When did you first complain to the provider?",
            hint: "For example 9 4 2026. Leave it empty if you have not complained to the provider yet.")
    }

    var adrLetter: DateInput {
        date(
            ComplaintFields.adrLetterDated, "Date of the provider's final letter",
            hint: "Only if it wrote that it can do no more (a deadlock or ADR letter) and that you can come to us.")
    }

    var declarations: Choices {
        let labels = [
            "A court is dealing with it or has decided it", "Another complaints scheme is dealing with it",
            "I have already agreed a settlement with the provider",
        ]
        return Choices(
            "declarations", "Does any of this apply?", isOptional: true,
            options: zip(ComplainForm.declarations, labels).map { field, label in
                .flag(field.formName, label, isChosen: form[field.formName] != nil)
            })
    }

    var customerType: Choices {
        choices(ComplaintFields.customerType, "Whom is the service for?", CustomerType.allCases, \.title)
    }

    var people: TextInput {
        text(
            ComplaintFields.people, "How many people work in the business?",
            hint: "Only for a business. Everybody counts, part-time as well.", inputMode: "numeric", width: .short)
    }

    var name: TextInput { text(ComplaintFields.name, "Full name", autocomplete: "name", width: .long) }

    var email: TextInput {
        text(
            ComplaintFields.email, "E-mail address", isOptional: false,
            hint: "Leave it empty only if we should phone you or write by post.", type: "email",
            autocomplete: "email", width: .long)
    }

    var phone: TextInput {
        text(
            ComplaintFields.phone, "Phone number", hint: "We need it if we should phone you.", type: "tel",
            autocomplete: "tel", width: .medium)
    }

    var postcode: TextInput {
        text(
            ComplaintFields.postcode, "Postcode", hint: "We need it if we should write by post.",
            autocomplete: "postal-code", width: .short)
    }

    var preferredChannel: Choices {
        choices(
            ComplaintFields.preferredChannel, "How should we contact you?",
            hint: "If you do not choose, we write to your e-mail address.", ContactChannel.allCases, \.title)
    }

    private func text(
        _ field: ComplaintField, _ label: String, isOptional: Bool? = nil, hint: String? = nil,
        type: String = "text", autocomplete: String? = nil, inputMode: String? = nil, width: TextInput.Width
    ) -> TextInput {
        let id = field.formName
        return TextInput(
            id, label, type: type, isOptional: isOptional ?? !field.isRequired, hint: hint, error: messages[id],
            value: form[id] ?? "", autocomplete: autocomplete, inputMode: inputMode, width: width)
    }

    private func area(_ field: ComplaintField, rows: Int, hint: String) -> TextArea {
        let id = field.formName
        return TextArea(
            id, field.label, rows: rows, isOptional: !field.isRequired, hint: hint, error: messages[id],
            value: form[id] ?? "")
    }

    /// Both dates can be left out, the letter's with the letter itself.
    private func date(_ field: ComplaintField, _ label: String, hint: String) -> DateInput {
        DateInput(field.formName, label, isOptional: true, hint: hint, error: messages[field.formName], form: form)
    }

    private func choices<Value: RawRepresentable<String>>(
        _ field: ComplaintField, _ label: String, hint: String? = nil, _ values: [Value], _ title: (Value) -> String
    ) -> Choices {
        let id = field.formName
        return Choices(
            id, label, isOptional: !field.isRequired, hint: hint, error: messages[id],
            options: values.map { .radio(id, $0.rawValue, title($0), chosen: form[id]) })
    }
}
