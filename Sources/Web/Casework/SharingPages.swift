import Domain
import Hummingbird
import Operations

/// Where somebody of the staff shares one side's file with the other: as a copy, or as a redacted file.
struct SharingPages: EndpointCollection {
    private static let path = "\(StaffPath.casePage)/evidence/{evidence}"
    /// Everything of the form that is not the file.
    private static let fieldLimit = 16 * 1024

    let operations: WebOperations
    let pages: PageRenderer
    let desk: CaseDesk

    static func address(of id: EvidenceID, on reference: Reference) -> String {
        "\(StaffPath.page(reference))/evidence/\(id.text)/sharing"
    }

    var endpoints: [Endpoint] {
        let problems: [ProblemKind] = [.notFound, .invalidFields, .notPossibleNow, .unavailable]
        return [
            Endpoint(
                .get, "\(Self.path)/sharing",
                .page(
                    "staff-page-sharing", "A file of one side, and how to share it with the other",
                    callers: SignInEndpoints.staff, parameters: [.reference, .evidence], redirects: true,
                    problems: [.notFound, .notPossibleNow, .unavailable]),
                show),
            Endpoint(
                .post, "\(Self.path)/sharing",
                .form(
                    "staff-page-shareEvidence", "Share a file with the other side", callers: SignInEndpoints.staff,
                    parameters: [.reference, .evidence], problems: problems),
                share),
            Endpoint(
                .post, "\(Self.path)/redaction",
                .form(
                    "staff-page-redactEvidence", "Share a redacted file with the other side",
                    callers: SignInEndpoints.staff, parameters: [.reference, .evidence],
                    contentType: "multipart/form-data", problems: problems),
                redact),
        ]
    }

    @Sendable private func show(_ request: Request, _ context: WebRequestContext) async throws -> Response {
        // What cannot be a file is none, also for who is not signed in.
        _ = (try context.reference(), try context.evidence())
        guard let key = desk.cookie.key(in: request) else { return .seeOther(StaffPath.signIn) }
        return try await page(request, context, .bearer(key))
    }

    @Sendable private func share(_ request: Request, _ context: WebRequestContext) async throws -> Response {
        let (reference, id) = (try context.reference(), try context.evidence())
        try desk.guardian.check(request, await request.form(limit: Self.fieldLimit))
        let credential = try desk.credential(request)
        do {
            _ = try await evidence.share(id, reference, credential)
            return .seeOther("\(StaffPath.page(reference))#evidence")
        } catch let refusal as ActionRefused {
            return try await page(request, context, credential, general: [refusal.explanation])
        }
    }

    @Sendable private func redact(_ request: Request, _ context: WebRequestContext) async throws -> Response {
        let (reference, id) = (try context.reference(), try context.evidence())
        var stream = try MultipartStream(request)
        let (fields, fileName) = try await stream.fields(limit: Self.fieldLimit)
        try desk.guardian.check(request, fields)
        let credential = try desk.credential(request)
        do {
            let redaction = try NewRedaction(form: fields, fileName: fileName, requestSize: request.contentLength)
            let announced = try await evidence.redact(id, reference, redaction, credential)
            try await evidence.receive(&stream, as: announced.evidence.id, on: reference, credential)
            return .seeOther("\(StaffPath.page(reference))#evidence")
        } catch let refusal as ActionRefused {
            return try await page(request, context, credential, fields, general: [refusal.explanation])
        } catch {
            let problems = try EvidenceFormError(describing: error).problems
            return try await page(request, context, credential, fields, problems)
        }
    }

    private func page(
        _ request: Request, _ context: WebRequestContext, _ credential: Credential,
        _ form: FormFields = FormFields([]), _ problems: [EvidenceFormProblem] = [], general: [String] = []
    ) async throws -> Response {
        let (reference, id) = (try context.reference(), try context.evidence())
        let view = try await operations.showCase(reference, credential)
        guard let file = view.evidence.first(where: { $0.evidence.id == id }) else { throw Problem(.notFound) }
        let (token, isNew) = desk.guardian.token(of: request)
        let page = SharingPage(
            file, on: view, pages.catalogues.english, formToken: token, form: form, problems: problems, general: general
        )
        var response = pages.render(page, status: page.hasErrors ? .unprocessableContent : .ok)
        if isNew { response.setCookie(desk.guardian.cookie(token)) }
        return response
    }

    private var evidence: EvidenceOperations { get throws { try operations.keptEvidence } }
}

/// One file, and the two ways to share it.
struct SharingPage: PageContent {
    static let template = "sharing"

    let title: String
    let errors: [SummaryError]
    let hasErrors: Bool
    let back: String
    let reference: String
    let formToken: String
    let name: String
    let description: String
    /// Who is going to see it.
    let reader: String
    let sharing: Sharing?
    let redaction: Redaction?

    /// A copy of the file as it is.
    struct Sharing: Sendable {
        let address: String
    }

    struct Redaction: Sendable {
        let address: String
        let text: TextArea
        let fileError: String?
        let describedBy: String
    }

    init(
        _ file: EvidenceView, on view: CaseView, _ words: Catalogue, formToken: String, form: FormFields,
        problems: [EvidenceFormProblem], general: [String]
    ) {
        let evidence = file.evidence
        errors =
            general.map { SummaryError(href: nil, text: $0) }
            + problems.map { SummaryError(href: $0.input.map { "#\($0.rawValue)" }, text: $0.text(in: words)) }
        hasErrors = !errors.isEmpty
        title = (hasErrors ? "Error: " : "") + "Share a file"
        back = StaffPath.page(view.reference)
        reference = view.reference.spoken
        self.formToken = formToken
        name = evidence.fileName
        description = evidence.description
        reader = evidence.owner == .complainant ? view.providerName : "the complainant"
        let address = "\(back)/evidence/\(evidence.id.text)"
        sharing = file.isShareable && evidence.isCleanable ? Sharing(address: "\(address)/sharing") : nil
        redaction =
            file.isShareable && evidence.copy == nil
            ? Redaction(at: "\(address)/redaction", words, form, problems) : nil
    }
}

extension SharingPage.Redaction {
    init(at address: String, _ words: Catalogue, _ form: FormFields, _ problems: [EvidenceFormProblem]) {
        func error(_ input: EvidenceInput) -> String? {
            problems.first { $0.input == input }?.text(in: words)
        }
        self.address = address
        let input = EvidenceInput.redaction.rawValue
        text = TextArea(
            input, "What did you black out, and why?", rows: 4,
            hint: "Both sides will read it. For example: the account number of a third person, on page 2.",
            error: error(.redaction), value: form[input] ?? "")
        fileError = error(.file)
        let file = EvidenceInput.file.rawValue
        describedBy = "\(file)-hint" + (fileError == nil ? "" : " \(file)-error")
    }
}
