import Domain
import Hummingbird
import Operations

/// The complainant's evidence on the case page: bring a file, take one back, get one.
struct EvidencePages: EndpointCollection {
    static let path = "\(CaseEndpoints.path)/evidence"
    static let filePath = "\(path)/{evidence}"

    /// Everything of the form that is not the file.
    private static let fieldLimit = 16 * 1024

    let operations: WebOperations
    let pages: PageRenderer
    let desk: CaseDesk

    var endpoints: [Endpoint] {
        [
            Endpoint(
                .post, Self.path,
                .form(
                    "page-addEvidence", "Bring a file", callers: "The complainant, from the case's page.",
                    parameters: [.reference], contentType: "multipart/form-data",
                    problems: [.notFound, .invalidFields, .notPossibleNow, .unavailable]),
                add),
            Endpoint(
                .post, "\(Self.filePath)/removal",
                .form(
                    "page-removeEvidence", "Take a file back", callers: "The complainant, from the case's page.",
                    parameters: [.reference, .evidence], problems: [.notFound, .notPossibleNow, .unavailable]),
                remove),
            Endpoint(
                .get, Self.filePath,
                Documentation(
                    id: "page-openEvidence", summary: "Get a file that was found clean",
                    callers: "The complainant, from the case's page.", tag: .pages,
                    parameters: [.reference, .evidence],
                    answers: [
                        Answer(status: 200, description: "The file.", contentType: "application/octet-stream")
                    ], problems: [.notFound, .unavailable]),
                open),
        ]
    }

    private typealias Answer = Documentation.Answer

    @Sendable private func add(_ request: Request, _ context: WebRequestContext) async throws -> Response {
        let reference = try context.reference()
        var stream = try MultipartStream(request)
        let (fields, fileName) = try await stream.fields(limit: Self.fieldLimit)
        try desk.guardian.check(request, fields)
        let credential = try credential(request)
        do {
            let file = try NewEvidence(form: fields, fileName: fileName, requestSize: request.contentLength)
            try await take(&stream, as: file, on: reference, credential)
            return .seeOther("\(CasePath.page(reference))?done=\(EvidenceStep.added.rawValue)")
        } catch {
            return try await again(reference, credential, request, fields, try Self.problems(of: error))
        }
    }

    /// A browser cannot go on with a file that broke off, so nothing of it is kept.
    private func take(
        _ stream: inout MultipartStream, as file: NewEvidence, on reference: Reference, _ credential: Credential
    ) async throws {
        let added = try await evidence.add(reference, file, credential)
        let id = added.evidence.id
        do {
            _ = try await evidence.receive(
                EvidencePlace(id: id, reference: reference, credential: credential, offset: 0, end: .withSource)
            ) {
                try await stream.nextContent()
            }
        } catch {
            // What is left of it is cleared away after a day, should this fail as well.
            try? await evidence.remove(id, reference, credential)
            throw error
        }
    }

    @Sendable private func remove(_ request: Request, _ context: WebRequestContext) async throws -> Response {
        let (reference, id) = (try context.reference(), try context.evidence())
        try desk.guardian.check(request, await request.form(limit: Self.fieldLimit))
        try await evidence.remove(id, reference, credential(request))
        return .seeOther("\(CasePath.page(reference))?done=\(EvidenceStep.removed.rawValue)")
    }

    @Sendable private func open(_ request: Request, _ context: WebRequestContext) async throws -> Response {
        let (reference, id) = (try context.reference(), try context.evidence())
        guard let key = desk.cookie.key(in: request) else { throw Problem(.notFound) }
        return .attachment(try await evidence.open(id, reference, .bearer(key)))
    }

    private func again(
        _ reference: Reference, _ credential: Credential, _ request: Request, _ fields: FormFields,
        _ problems: [FieldProblem]
    ) async throws -> Response {
        let view = try await operations.showCase(reference, credential)
        let messages = FormMessages(
            problems, input: { EvidenceInput(rawValue: $0.pointer)?.rawValue }, anchor: { "#\($0)" }, labels: .evidence,
            order: EvidenceInput.allCases.map(\.rawValue))
        let page = CasePage(
            view, formToken: desk.guardian.token(of: request).token, form: fields, messages: messages)
        return pages.render(page, status: .unprocessableContent)
    }

    /// What the reader can put right comes back with the page; anything else is an error page.
    private static func problems(of error: any Error) throws -> [FieldProblem] {
        switch error {
        case let failure as ValidationFailure: return failure.problems
        case let refusal as EvidenceRefusal: return [refusal.problem(at: EvidenceInput.file.rawValue)]
        case is UploadTooLong: return [EvidenceRefusal.fileTooLarge.problem(at: EvidenceInput.file.rawValue)]
        default: throw error
        }
    }

    private func credential(_ request: Request) throws -> Credential {
        guard let key = desk.cookie.key(in: request) else { throw Problem(.formExpired) }
        return .bearer(key)
    }

    private var evidence: EvidenceOperations {
        get throws {
            guard let evidence = operations.evidence else { throw Problem(.notFound) }
            return evidence
        }
    }
}
