import Domain

/// Asking for the link to go on later, and the code beside it.
struct SavePage: PageContent {
    static let template = "save"
    static let input = "return_email"

    let title: String
    let errors: [SummaryError]
    let hasErrors: Bool
    let back: String?
    let formToken: String
    let email: TextInput
    let code: String

    /// - Parameter error: the last part of the message's path
    init(_ visit: Visit, code: ReturnCode, address: String, error: String? = nil) {
        let words = visit.words
        let message = error.map {
            words.find("error.\(Self.input).\($0)")
                ?? words("error.kind.email.\($0)", ["subject": words("field.\(Self.input).subject")])
        }
        errors = message.map { [SummaryError(href: "#\(Self.input)", text: $0)] } ?? []
        hasErrors = message != nil
        title = words.title(words("save.title"), hasErrors: hasErrors)
        back = visit.route.resumption
        formToken = visit.formToken
        email = TextInput(
            Self.input, words("field.\(Self.input).label"), type: "email", hint: words("field.\(Self.input).hint"),
            error: message, value: address, autocomplete: "email", width: .long)
        self.code = code.spoken
    }
}

/// What happens after the link was asked for.
struct SavedPage: PageContent {
    static let template = "saved"

    let title: String
    let back: String? = JourneyPath.save
    let sentTo: String
    let until: String
    let code: String
    let goOn: String
    let formToken: String

    init(_ visit: Visit, _ code: ReturnCode, address: String, today: CalendarDay) {
        title = visit.words("save.done_title")
        sentTo = visit.words("save.done", ["address": address])
        until = visit.words("save.until", ["day": visit.words.day(today.adding(days: 30))])
        self.code = code.spoken
        goOn = visit.route.resumption
        formToken = visit.formToken
    }
}

/// What the mailed link opens: whatever reads mail before people do uses nothing up by looking.
struct ReturnPage: PageContent {
    static let template = "return"

    let title: String
    let formToken: String
    /// Nil when it opens nothing any more.
    let key: String?

    init(_ words: Catalogue, formToken: String, key: String?) {
        title = words(key == nil ? "return.gone_title" : "return.title")
        self.formToken = formToken
        self.key = key
    }
}

/// Where a code is entered that was written down.
struct ReturnCodePage: PageContent {
    static let template = QuestionPage.template
    static let input = "return_code"

    let title: String
    let errors: [SummaryError]
    let hasErrors: Bool
    let back: String? = JourneyPath.start
    let caption: String? = nil
    let heading: String?
    let intro: String? = nil
    let address = JourneyPath.code
    let formToken: String
    let controls: [Control]
    let button: String
    let canSave = false

    /// - Parameter error: the last part of the message's path
    init(_ words: Catalogue, formToken: String, typed: String = "", error: String? = nil) {
        let message = error.map { words("error.\(Self.input).\($0)") }
        errors = message.map { [SummaryError(href: "#\(Self.input)", text: $0)] } ?? []
        hasErrors = message != nil
        heading = words("return.code_title")
        title = words.title(words("return.code_title"), hasErrors: hasErrors)
        self.formToken = formToken
        controls = [
            Control(
                text: TextInput(
                    Self.input, words("field.\(Self.input).label"), hint: words("field.\(Self.input).hint"),
                    error: message, value: typed, autocomplete: "one-time-code", width: .medium))
        ]
        button = words("return.go_on")
    }
}
