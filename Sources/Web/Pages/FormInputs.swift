/// One entry of the error summary: the same words as at the field, and a link to it.
struct SummaryError: Sendable, Equatable {
    let href: String?
    let text: String
}

/// A one-line input.
struct TextInput: Sendable {
    enum Width: String, Sendable {
        case short = "w-s"
        case medium = "w-m"
        case long = "w-l"
        case full = ""
    }

    let id: String
    let label: String
    var type = "text"
    var isOptional = false
    var hint: String?
    var error: String?
    var value = ""
    /// The token that tells browsers what of the reader's own data belongs here (WCAG 1.3.5).
    var autocomplete: String?
    var inputMode: String?
    var width: String
    /// Prose is checked for spelling; names and codes are not.
    var isProse = false
    var isPounds = false
    /// Whether the label is the heading of the page.
    let isHeading: Bool
    let describedBy: String?

    init(
        _ id: String, _ label: String, type: String = "text", isOptional: Bool = false, hint: String? = nil,
        error: String? = nil, value: String = "", autocomplete: String? = nil, inputMode: String? = nil,
        width: Width = .full, isPounds: Bool = false, isHeading: Bool = false
    ) {
        self.id = id
        self.label = label
        self.type = type
        self.isOptional = isOptional
        self.hint = hint
        self.error = error
        self.value = value
        self.autocomplete = autocomplete
        self.inputMode = inputMode
        self.width = width.rawValue
        self.isPounds = isPounds
        self.isHeading = isHeading
        describedBy = Description.ids(id, hint: hint, error: error)
    }
}

/// An input for several lines.
struct TextArea: Sendable {
    let id: String
    let name: String
    let label: String
    let rows: Int
    let isOptional: Bool
    let hint: String?
    let error: String?
    let value: String
    let autocomplete: String?
    let isHeading: Bool
    let describedBy: String?

    init(
        _ id: String, _ label: String, name: String? = nil, rows: Int = 6, isOptional: Bool = false,
        hint: String? = nil, error: String? = nil, value: String = "", autocomplete: String? = nil,
        isHeading: Bool = false
    ) {
        self.id = id
        self.name = name ?? id
        self.label = label
        self.rows = rows
        self.isOptional = isOptional
        self.hint = hint
        self.error = error
        self.value = value
        self.autocomplete = autocomplete
        self.isHeading = isHeading
        describedBy = Description.ids(id, hint: hint, error: error)
    }
}

/// A choice from a list that is too long for radio buttons.
struct SelectInput: Sendable {
    let id: String
    let label: String
    let hint: String?
    let error: String?
    let options: [Option]
    let isHeading: Bool
    let describedBy: String?

    init(_ id: String, _ label: String, hint: String?, error: String?, options: [Option], isHeading: Bool) {
        self.id = id
        self.label = label
        self.hint = hint
        self.error = error
        self.options = options
        self.isHeading = isHeading
        describedBy = Description.ids(id, hint: hint, error: error)
    }
}

/// Radio buttons or check boxes under one question.
struct Choices: Sendable {
    let id: String
    let label: String
    let isOptional: Bool
    let isInline: Bool
    let hint: String?
    let error: String?
    let options: [Option]
    let isHeading: Bool
    let describedBy: String?

    init(
        _ id: String, _ label: String, isOptional: Bool = false, isInline: Bool = false, hint: String? = nil,
        error: String? = nil, options: [Option], isHeading: Bool = false
    ) {
        self.id = id
        self.label = label
        self.isOptional = isOptional
        self.isInline = isInline
        self.hint = hint
        self.error = error
        self.options = options
        self.isHeading = isHeading
        describedBy = Description.ids(id, hint: hint, error: error)
    }
}

/// One radio button, check box or entry of a list.
struct Option: Sendable {
    let type: String
    let id: String
    let name: String
    let value: String
    let label: String
    let hint: String?
    let isChosen: Bool

    static func radio(_ name: String, _ value: String, _ label: String, hint: String? = nil, chosen: String?) -> Option
    {
        Option(
            type: "radio", id: "\(name)-\(value)", name: name, value: value, label: label, hint: hint,
            isChosen: value == chosen)
    }

    /// An entry of a select.
    static func entry(_ value: String, _ label: String, chosen: String?) -> Option {
        Option(type: "", id: "", name: "", value: value, label: label, hint: nil, isChosen: value == chosen)
    }

    static func box(_ name: String, _ value: String, _ label: String, hint: String? = nil, chosen: [String]) -> Option {
        Option(
            type: "checkbox", id: "\(name)-\(value)", name: name, value: value, label: label, hint: hint,
            isChosen: chosen.contains(value))
    }
}

/// A date in three inputs: a memorable date is typed faster than it is picked.
struct DateInput: Sendable {
    let id: String
    let label: String
    let isOptional: Bool
    let hint: String?
    let error: String?
    let day: String
    let month: String
    let year: String
    let isHeading: Bool
    let describedBy: String?

    init(
        _ id: String, _ label: String, isOptional: Bool = false, hint: String? = nil, error: String?,
        form: FormFields, isHeading: Bool = false
    ) {
        self.id = id
        self.label = label
        self.isOptional = isOptional
        self.hint = hint
        self.error = error
        day = form["\(id)-day"] ?? ""
        month = form["\(id)-month"] ?? ""
        year = form["\(id)-year"] ?? ""
        self.isHeading = isHeading
        describedBy = Description.ids(id, hint: hint, error: error)
    }
}

/// The elements that describe an input to a screen reader.
private enum Description {
    static func ids(_ id: String, hint: String?, error: String?) -> String? {
        let ids = [hint.map { _ in "\(id)-hint" }, error.map { _ in "\(id)-error" }].compactMap { $0 }
        return ids.isEmpty ? nil : ids.joined(separator: " ")
    }
}
