/// Where people without their secret link get to their case.
struct TrackPage: PageContent {
    static let template = "track"

    let title: String
    let errors: [SummaryError]
    let hasErrors: Bool
    let reference: TextInput
    let key: TextInput

    init(reference: String = "", referenceError: String? = nil, keyError: String? = nil, general: String? = nil) {
        errors = [
            general.map { SummaryError(href: "#reference", text: $0) },
            referenceError.map { SummaryError(href: "#reference", text: $0) },
            keyError.map { SummaryError(href: "#key", text: $0) },
        ].compactMap { $0 }
        hasErrors = !errors.isEmpty
        title = hasErrors ? "Error: Track a complaint" : "Track a complaint"
        self.reference = TextInput(
            "reference", "Reference", hint: "Eight letters and digits, such as ABCD EFGH. Spaces do not matter.",
            error: referenceError, value: reference, autocomplete: "off", width: .medium)
        key = TextInput(
            "key", "Access key or PIN",
            hint: "The key starts with rc_ and stands at the end of your secret link: you can paste it. The PIN has "
                + "eight digits and stands in our letters.",
            error: keyError, autocomplete: "off")
    }
}
