import Domain
import Hummingbird
import Operations

extension Problem {
    /// What the domain and the operations throw, as the edge answers it; anything unknown is an internal error.
    init(describing error: any Error) {
        switch error {
        case let problem as Problem: self = problem
        case let error as JSONSyntaxError: self = Problem(error)
        case let error as ValidationFailure: self = .invalid(error.problems)
        case let error as SubmissionError: self = Problem(error)
        case let error as CaseAccessError: self = Problem(error)
        case let error as ActionRefused: self = Problem(error)
        case let error as VersionConflict: self = Problem(error)
        case let error as TooManyTries: self = .tooManyRequests(retryAfter: error.retryAfter)
        case let error as EvidenceRefusal: self = Problem(error)
        case let error as UploadConflict: self = Problem(error)
        case let error as UploadTooLong:
            self.init(.bodyTooLarge, "The file was announced with \(error.size) bytes, and more came.")
        case is UploadTooShort:
            self.init(
                .badRequest, "Send at least the first \(EvidenceKind.sniffedBytes) bytes, or all of the file, at once.")
        default: self = Problem(.internalError)
        }
    }

    private init(_ error: JSONSyntaxError) {
        self.init(.malformedJSON, error.message)
        offset = error.byteOffset
    }

    private init(_ error: SubmissionError) {
        switch error {
        case .keyReusedWithOtherBody: self.init(ProblemKind.keyReused)
        case .keyInUse: self.init(ProblemKind.keyInUse)
        case .unavailable(let seconds): self = .unavailable(retryAfter: seconds)
        }
    }

    private init(_ error: CaseAccessError) {
        switch error {
        case .notFound: self.init(ProblemKind.notFound)
        case .forbidden(let parties):
            let named = parties.map { "the \($0.spoken)" }.joined(separator: " or ")
            self.init(.forbidden, "This step is for \(named).")
        case .readsBlind(let reading):
            self.init(
                .notPossibleNow,
                "You read this case a second time and see nothing else of it before you are done: go on at \(StaffPath.reading(reading))."
            )
            code = "reads_blind"
        }
    }

    /// Remedies over the scheme's limit, and an offer of none, are a matter of the fields sent; everything else of the
    /// case's stage.
    private init(_ error: ActionRefused) {
        let wrong: FieldProblem.Code? = ["over_cap": .outOfRange, "empty_offer": .empty][error.code]
        self.init(wrong == nil ? .notPossibleNow : .notAllowedByRules, error.explanation)
        code = error.code
        caseStatus = error.status
        guard let wrong else { return }
        // The provider sends remedies as its offer, the caseworker with the decision.
        let pointer = error.status == .awaitingProvider ? "/offer/remedies" : "/remedies"
        errors = [FieldProblem(pointer: pointer, code: wrong, message: error.explanation)]
    }

    private init(_ error: VersionConflict) {
        self.init(.changedMeanwhile)
        headers[.eTag] = EntityTag.text(version: error.current)
    }
}
