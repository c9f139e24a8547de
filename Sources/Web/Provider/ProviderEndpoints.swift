import Domain
import Hummingbird
import Operations

/// The provider's pages of a case, opened by the secret link that it was sent.
struct ProviderEndpoints: EndpointCollection {
    static let path = "/cases/{reference}/provider"

    let pages: PageRenderer
    let desk: CaseDesk

    var endpoints: [Endpoint] {
        [
            Endpoint(
                .get, Self.path,
                .page(
                    "providerPage", "The provider's page of a case", callers: "The provider, by its secret link.",
                    parameters: [.reference], redirects: true, problems: [.notFound, .unavailable]),
                show),
            step("response", .providerResponse, ProviderForms.response),
            step("counter-offer-answer", .counterOfferAnswer) { .object(AnswerForm.body($0)) },
            step("counter-offer", .counterOffer) { .object(CounterOfferForm.body($0)) },
            step("objection", .objection, ProviderForms.objection),
            step("information", .information) { .object(InformationForm.body($0)) },
            step("review-request", .reviewRequest) { .object(ReviewForm.body($0)) },
            step("remedy-evidence", .remedyEvidence, ProviderForms.evidence),
        ]
    }

    @Sendable private func show(_ request: Request, _ context: WebRequestContext) async throws -> Response {
        try await desk.show(request, context) { view, formToken, done in
            pages.render(ProviderPage(view, pages.catalogues.english, formToken: formToken, done: done))
        }
    }

    private func step(
        _ lastPart: String, _ name: ActionName, _ body: @escaping @Sendable (FormFields) -> JSONValue
    ) -> Endpoint {
        let documentation = Documentation.form(
            "provider-page-\(lastPart)", name.summary, callers: "The provider, from the case's page.",
            parameters: [.reference], problems: [.notFound, .invalidFields, .notPossibleNow, .unavailable])
        return Endpoint(.post, "\(Self.path)/\(lastPart)", documentation) { request, context in
            try await desk.act(name, request, context, body: body, again: again)
        }
    }

    @Sendable private func again(_ attempt: CaseDesk.FailedAttempt) -> Response {
        let messages = FormMessages(
            attempt.problems, input: { Self.input(of: $0, attempt) }, anchor: ProviderForms.anchor, labels: .actions,
            general: attempt.general)
        let page = ProviderPage(
            attempt.view, pages.catalogues.english, formToken: attempt.formToken, form: attempt.form,
            messages: messages)
        return pages.render(page, status: attempt.status)
    }

    private static func input(of problem: FieldProblem, _ attempt: CaseDesk.FailedAttempt) -> String? {
        switch (attempt.action, problem.pointer) {
        case (.remedyEvidence, "/text"): return "evidence"
        case (.objection, "/ground"): return ObjectionForm.ground
        case (.objection, "/text"), (.reviewRequest, "/text"): return attempt.action.rawValue
        case (.counterOffer, _): return CounterOfferForm.input(of: problem, attempt.form)
        case (.information, _): return InformationForm.input(of: problem, attempt.form)
        case (.reviewRequest, "/ground"): return ReviewForm.ground
        default: break
        }
        return ProviderForms.input(of: problem, attempt.form)
    }
}
