import Domain
import Hummingbird
import Operations

/// One side's evidence: bring a file, take one back, get one.
struct EvidencePages: EndpointCollection {
    /// Everything of the form that is not the file.
    private static let fieldLimit = 16 * 1024

    let operations: WebOperations
    let pages: PageRenderer
    let interpreter: Interpreter
    let desk: CaseDesk

    static func address(_ view: CaseView) -> String { casePage(view) + "/evidence" }

    /// The page of the case for the one who reads.
    static func casePage(_ view: CaseView) -> String {
        switch view.viewer {
        case .complainant: CasePath.page(view.reference)
        case .provider: CasePath.provider(view.reference)
        case .caseworker, .ombudsman, .scheme: StaffPath.page(view.reference)
        }
    }

    var endpoints: [Endpoint] {
        let path = "\(desk.cookie.viewer.route)/evidence"
        return [
            Endpoint(
                .get, path,
                .page(
                    id("page-evidence"), "Files of a case, and a form to bring one", callers: callers,
                    parameters: [.reference], redirects: true, problems: [.notFound, .unavailable]),
                show),
            Endpoint(
                .post, path,
                .form(
                    id("page-addEvidence"), "Bring a file", callers: callers,
                    parameters: [.reference], contentType: "multipart/form-data",
                    problems: [.notFound, .invalidFields, .notPossibleNow, .unavailable]),
                add),
            Endpoint(
                .post, "\(path)/{evidence}/removal",
                .form(
                    id("page-removeEvidence"), "Take a file back", callers: callers,
                    parameters: [.reference, .evidence], problems: [.notFound, .notPossibleNow, .unavailable]),
                remove),
            Endpoint(
                .get, "\(path)/{evidence}",
                Documentation(
                    id: id("page-openEvidence"), summary: "Get a file that was found clean", callers: callers,
                    tag: .pages, parameters: [.reference, .evidence],
                    answers: [
                        Answer(status: 200, description: "The file.", contentType: "application/octet-stream")
                    ], problems: [.notFound, .unavailable]),
                open),
        ]
    }

    private typealias Answer = Documentation.Answer

    private func id(_ name: String) -> String {
        switch desk.cookie.viewer {
        case .complainant: name
        case .provider: "provider-\(name)"
        case .staff: "staff-\(name)"
        case .inbox: "inbox-\(name)"
        }
    }

    private var callers: String {
        switch desk.cookie.viewer {
        case .complainant: "The complainant, once the case was opened in the browser."
        case .provider: "The provider, once the case was opened in the browser."
        case .staff: SignInEndpoints.staff
        case .inbox: SignInEndpoints.provider
        }
    }

    @Sendable private func show(_ request: Request, _ context: WebRequestContext) async throws -> Response {
        let reference = try context.reference()
        guard let key = desk.cookie.key(in: request) else { return .seeOther(TrackEndpoints.address(reference)) }
        let view = try await operations.showCase(reference, .bearer(key))
        let (token, isNew) = desk.guardian.token(of: request)
        let done = request.uri.queryParameters["done"].flatMap { EvidenceStep(rawValue: String($0)) }
        let speech = interpreter.speech(for: request)
        let page = EvidencePage(view, speech.catalogue, formToken: token, done: done)
        var response = pages.render(page, in: speech)
        if isNew { response.setCookie(desk.guardian.cookie(token)) }
        return response
    }

    @Sendable private func add(_ request: Request, _ context: WebRequestContext) async throws -> Response {
        let reference = try context.reference()
        var stream = try MultipartStream(request)
        let (fields, fileName) = try await stream.fields(limit: Self.fieldLimit)
        try desk.guardian.check(request, fields)
        let credential = try desk.credential(request)
        do {
            let file = try NewEvidence(form: fields, fileName: fileName, requestSize: request.contentLength)
            let added = try await evidence.add(reference, file, credential)
            try await evidence.receive(&stream, as: added.evidence.id, on: reference, credential)
            return back(to: reference, after: .added)
        } catch {
            let problems = try EvidenceFormError(describing: error).problems
            return try await again(reference, credential, request, fields, problems)
        }
    }

    @Sendable private func remove(_ request: Request, _ context: WebRequestContext) async throws -> Response {
        let (reference, id) = (try context.reference(), try context.evidence())
        try desk.guardian.check(request, await request.form(limit: Self.fieldLimit))
        try await evidence.remove(id, reference, desk.credential(request))
        return back(to: reference, after: .removed)
    }

    @Sendable private func open(_ request: Request, _ context: WebRequestContext) async throws -> Response {
        let (reference, id) = (try context.reference(), try context.evidence())
        guard let key = desk.cookie.key(in: request) else { throw Problem(.notFound) }
        return .attachment(try await evidence.open(id, reference, .bearer(key)))
    }

    private func back(to reference: Reference, after step: EvidenceStep) -> Response {
        .seeOther("\(desk.cookie.viewer.path(reference))/evidence?done=\(step.rawValue)")
    }

    private func again(
        _ reference: Reference, _ credential: Credential, _ request: Request, _ fields: FormFields,
        _ problems: [EvidenceFormProblem]
    ) async throws -> Response {
        let view = try await operations.showCase(reference, credential)
        let speech = interpreter.speech(for: request)
        let page = EvidencePage(
            view, speech.catalogue, formToken: desk.guardian.token(of: request).token, form: fields,
            problems: problems)
        return pages.render(page, status: .unprocessableContent, in: speech)
    }

    private var evidence: EvidenceOperations { get throws { try operations.keptEvidence } }
}
