import Domain
import Hummingbird

/// An error as the edge answers it: RFC 9457 for the API, a page for people.
///
/// Nothing in it is taken from what was sent: no value of a field, no name, no key.
struct Problem: Error, Sendable {
    let kind: ProblemKind
    /// This occurrence in plain words; the kind's meaning when there is nothing to add.
    var detail: String?
    /// Every field that is wrong.
    var errors: [FieldProblem] = []
    /// Bytes from the start of the body to where its syntax broke.
    var offset: Int?
    /// The rule that refused the step, in the words of the rules' own codes.
    var code: String?
    /// Where the case stands, when that is why.
    var caseStatus: CaseStatus?
    var headers: HTTPFields = [:]

    init(_ kind: ProblemKind, _ detail: String? = nil) {
        self.kind = kind
        self.detail = detail
    }

    static func invalid(_ errors: [FieldProblem]) -> Problem {
        var problem = Problem(
            .invalidFields, errors.count == 1 ? "1 field is not valid." : "\(errors.count) fields are not valid.")
        problem.errors = errors
        return problem
    }

    static var unauthenticated: Problem {
        var problem = Problem(.unauthenticated)
        problem.headers[.wwwAuthenticate] = "Bearer realm=\"cases\""
        return problem
    }

    static func unavailable(retryAfter seconds: Int) -> Problem {
        var problem = Problem(.unavailable)
        problem.headers[.retryAfter] = String(max(1, seconds))
        return problem
    }

    static func tooManyRequests(retryAfter period: Duration) -> Problem {
        var problem = Problem(.tooManyRequests)
        problem.headers[.retryAfter] = String(period.wholeSeconds)
        return problem
    }

    static func methodNotAllowed(allowed: [String]) -> Problem {
        var problem = Problem(.methodNotAllowed)
        problem.headers[.allow] = allowed.joined(separator: ", ")
        return problem
    }
}
