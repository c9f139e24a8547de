import Hummingbird

/// What each problem type means, at the address that the types lead to.
struct ProblemsPage: PageContent {
    static let template = "problems"

    let title = "Problems that the API answers"
    let kinds = ProblemKind.allCases.map(Kind.init)

    struct Kind: Sendable {
        let id: String
        let what: String
        let status: Int
        let meaning: String

        init(_ kind: ProblemKind) {
            id = kind.rawValue
            what = kind.title
            status = kind.status.code
            meaning = kind.meaning
        }
    }
}
