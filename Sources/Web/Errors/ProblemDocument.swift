import Domain
import Hummingbird

/// `application/problem+json` (RFC 9457).
struct ProblemDocument: Encodable {
    let type: String
    let title: String
    let status: Int
    let detail: String
    let instance: String
    let requestId: String
    let code: String?
    let caseStatus: String?
    let offset: Int?
    let errors: [Field]?

    struct Field: Encodable {
        let pointer: String
        let code: String
        let message: String
    }

    init(_ problem: Problem, requestID: String, configuration: WebConfiguration) {
        type = configuration.url("/problems#\(problem.kind.rawValue)")
        title = problem.kind.title
        status = problem.kind.status.code
        detail = problem.detail ?? problem.kind.meaning
        instance = "urn:redress:request:\(requestID)"
        requestId = requestID
        code = problem.code
        caseStatus = problem.caseStatus?.rawValue
        offset = problem.offset
        errors = problem.errors.isEmpty ? nil : problem.errors.map(Field.init)
    }
}

extension ProblemDocument.Field {
    init(_ problem: FieldProblem) {
        self.init(pointer: problem.pointer, code: problem.code.rawValue, message: problem.message)
    }
}
