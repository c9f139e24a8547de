import Domain
import Hummingbird
import Operations

/// The form for a complaint, and what is shown once it is sent.
struct ComplainEndpoints: EndpointCollection {
    /// The form's keys do not meet those of the API.
    private static let client = "form"

    let operations: WebOperations
    let configuration: WebConfiguration
    let pages: PageRenderer
    let guardian: FormGuard
    let cookie: CaseCookie

    var endpoints: [Endpoint] {
        [
            Endpoint(.get, ComplainForm.path, .page("complainPage", "The form for a complaint"), show),
            Endpoint(
                .post, ComplainForm.path,
                .form(
                    "complain", "Send the form for a complaint", problems: [.invalidFields, .keyReused, .unavailable]),
                send),
            Endpoint(
                .get, "/cases/{reference}/sent",
                .page(
                    "sentPage", "The confirmation of a complaint, with its reference",
                    callers: "Whoever sent it, in the same browser.", parameters: [.reference], redirects: true),
                sent),
        ]
    }

    @Sendable private func show(_ request: Request, _ context: WebRequestContext) -> Response {
        pages.render(ComplainPage(submissionKey: Self.newKey, directory: operations.providers))
    }

    /// Sending twice sends once: the page carries the key under which it is taken.
    @Sendable private func send(_ request: Request, _ context: WebRequestContext) async throws -> Response {
        try guardian.checkSender(request)
        let form = try await request.form(limit: configuration.bodyLimit)
        let key = form[ComplainForm.submissionKey].flatMap(IdempotencyKey.accepted) ?? Self.newKey
        do {
            let draft = try operations.draft(from: ComplainForm.document(form))
            let submission = Submission(draft: draft, idempotencyKey: key, client: Self.client)
            return confirmed(try await operations.acceptComplaint(submission))
        } catch let failure as ValidationFailure {
            return again(form, failure.problems, key: key)
        } catch SubmissionError.keyReusedWithOtherBody {
            return again(form, general: Self.sentBefore, key: Self.newKey)
        }
    }

    private func confirmed(_ accepted: AcceptedComplaint) -> Response {
        var response = Response.seeOther(CasePath.page(accepted.reference) + "/sent")
        response.setCookie(cookie.set(accepted.accessToken, for: accepted.reference))
        return response
    }

    private func again(
        _ form: FormFields, _ problems: [FieldProblem] = [], general: [String] = [], key: String
    ) -> Response {
        let page = ComplainPage(
            form: form, problems: problems, general: general, submissionKey: key, directory: operations.providers)
        return pages.render(page, status: .unprocessableContent)
    }

    @Sendable private func sent(_ request: Request, _ context: WebRequestContext) async throws -> Response {
        let reference = try context.reference()
        guard let key = cookie.key(in: request) else { return .seeOther(TrackEndpoints.address(reference)) }
        let view = try await operations.showCase(reference, .bearer(key))
        return pages.render(SentPage(view, key: key, configuration: configuration))
    }

    private static var newKey: String { RandomToken.hexadecimal(bytes: 16) }
    private static let sentBefore = [
        "You have already sent a complaint from this page. Send it again only if this is another complaint"
    ]
}
