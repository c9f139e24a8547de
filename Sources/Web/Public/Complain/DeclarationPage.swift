import Domain

/// What somebody says by sending a complaint.
struct DeclarationPage: PageContent {
    static let template = "declaration"

    let title: String
    let back: String? = JourneyPath.check
    let formToken: String
    let statements: [String]

    init(_ visit: Visit) {
        title = visit.words("declaration.title")
        formToken = visit.formToken
        statements = ["true", visit.answers.areForAnother ? "agrees" : nil, "share", "rules"].compactMap { $0 }
            .map { visit.words("declaration.\($0)", visit.names) }
    }
}
