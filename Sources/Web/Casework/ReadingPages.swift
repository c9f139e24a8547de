import Domain
import Foundation
import Hummingbird
import Operations

/// Where somebody of the staff reads a case a second time, without seeing what others made of it.
struct ReadingPages: EndpointCollection {
    private static let path = "\(StaffPath.list)/readings/{reading}"
    private static let formLimit = 64 * 1024

    let operations: WebOperations
    let pages: PageRenderer
    let desk: CaseDesk

    private static let reader = "Who of the staff reads the case a second time, and the ombudsmen once that is done."
    private static let judge = "An ombudsman who did not read the case."

    var endpoints: [Endpoint] {
        [
            Endpoint(
                .get, Self.path,
                .page(
                    "staff-page-reading", "A case to read a second time, or what that came to", callers: Self.reader,
                    parameters: [.reading], redirects: true, problems: [.notFound, .unavailable]),
                show),
            Endpoint(
                .get, "\(Self.path)/evidence/{evidence}",
                Documentation(
                    id: "staff-page-openEvidenceOfReading", summary: "Get a file of a case that is read a second time",
                    callers: Self.reader, tag: .pages, parameters: [.reading, .evidence],
                    answers: [
                        Documentation.Answer(
                            status: 200, description: "The file.", contentType: "application/octet-stream")
                    ], problems: [.notFound, .unavailable]),
                open),
            form("taking", "takeReading", "Take a second reading that nobody has", SignInEndpoints.staff, take),
            form("result", "finishReading", "Say what you found, once", Self.reader, finish),
            form("seen", "settleReading", "Say that you have seen where the two differ", Self.judge, settle),
        ]
    }

    private func form(
        _ step: String, _ id: String, _ summary: String, _ callers: String, _ handler: @escaping Endpoint.Handler
    ) -> Endpoint {
        Endpoint(
            .post, "\(Self.path)/\(step)",
            .form(
                "staff-page-\(id)", summary, callers: callers, parameters: [.reading],
                problems: [.notFound, .invalidFields, .notPossibleNow, .unavailable]),
            handler)
    }

    @Sendable private func show(_ request: Request, _ context: WebRequestContext) async throws -> Response {
        // What cannot be a reading is none, also for who is not signed in.
        _ = try context.reading()
        guard let key = desk.cookie.key(in: request) else { return .seeOther(StaffPath.signIn) }
        return try await page(request, context, .bearer(key))
    }

    @Sendable private func open(_ request: Request, _ context: WebRequestContext) async throws -> Response {
        let (reading, id) = (try context.reading(), try context.evidence())
        guard let key = desk.cookie.key(in: request) else { throw Problem(.notFound) }
        return .attachment(try await operations.keptEvidence.openInReading(id, reading, .bearer(key)))
    }

    @Sendable private func take(_ request: Request, _ context: WebRequestContext) async throws -> Response {
        let id = try context.reading()
        _ = try await checkedForm(request)
        try await operations.readings.take(id, try desk.credential(request))
        return .seeOther(StaffPath.reading(id))
    }

    @Sendable private func settle(_ request: Request, _ context: WebRequestContext) async throws -> Response {
        let id = try context.reading()
        _ = try await checkedForm(request)
        try await operations.readings.settle(id, try desk.credential(request))
        return .seeOther(StaffPath.reading(id))
    }

    @Sendable private func finish(_ request: Request, _ context: WebRequestContext) async throws -> Response {
        let id = try context.reading()
        let form = try await checkedForm(request)
        let credential = try desk.credential(request)
        let view = try await operations.readings.show(id, credential)
        do {
            let result = try ReadingForm.result(of: form, view)
            try await operations.readings.finish(id, result.assessment, result.note, credential)
            return .seeOther(StaffPath.reading(id))
        } catch let problem as Problem where problem.kind == .invalidFields {
            return try await page(request, context, credential, form, problem.errors)
        } catch let refusal as ActionRefused {
            return try await page(request, context, credential, form, general: [refusal.explanation])
        }
    }

    private func checkedForm(_ request: Request) async throws -> FormFields {
        let form = try await request.form(limit: Self.formLimit)
        try desk.guardian.check(request, form)
        return form
    }

    private func page(
        _ request: Request, _ context: WebRequestContext, _ credential: Credential,
        _ form: FormFields = FormFields([]), _ problems: [FieldProblem] = [], general: [String] = []
    ) async throws -> Response {
        let view = try await operations.readings.show(try context.reading(), credential)
        let (token, isNew) = desk.guardian.token(of: request)
        let messages = ReadingForm.messages(problems, view, general)
        let page = ReadingPage(
            view, pages.catalogues.english, operations.providers, formToken: token, form: form, messages: messages)
        var response = pages.render(page, status: page.hasErrors ? .unprocessableContent : .ok)
        if isNew { response.setCookie(desk.guardian.cookie(token)) }
        return response
    }
}

extension WebRequestContext {
    /// The reading that the path names. An id that cannot be one is answered like one that does not exist.
    func reading() throws -> ReadingID {
        guard let id = parameters.get("reading").flatMap({ UUID(uuidString: $0) }) else { throw Problem(.notFound) }
        return ReadingID(rawValue: id)
    }
}

extension ReadingID {
    /// As it stands in addresses.
    var text: String { rawValue.uuidString.lowercased() }
}
