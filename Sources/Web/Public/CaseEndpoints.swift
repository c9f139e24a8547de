import Domain
import Hummingbird
import Operations

/// The complainant's pages of a case.
struct CaseEndpoints: EndpointCollection {
    static let path = "/cases/{reference}"

    let operations: WebOperations
    let pages: PageRenderer
    let desk: CaseDesk

    var endpoints: [Endpoint] {
        [
            Endpoint(
                .get, Self.path,
                .page(
                    "casePage", "The complainant's page of a case",
                    callers: "The complainant, by secret link or once it was opened in the browser.",
                    parameters: [.reference], redirects: true, problems: [.notFound, .unavailable]),
                show),
            step("comments", .comments) { form in ["text": form.json("text")] },
            step("acceptance", .acceptance, AnswerForm.body),
            step("counter-offer", .counterOffer, CounterOfferForm.body),
            step("information", .information, InformationForm.body),
            step("review-request", .reviewRequest, ReviewForm.body),
            step("refusal-dispute", .refusalDispute) { form in ["text": form.json("text")] },
            step("remedy-dispute", .remedyDispute) { form in
                let number = form[CaseInputs.remedy].flatMap { Int($0) }.map { JSONValue.number(JSONNumber($0)) }
                return ["remedy": number ?? .null, "text": form.json("text")]
            },
            step("reopening", .reopening) { form in ["text": form.json("text")] },
            step("withdrawal", .withdrawal) { form in ["reason": form.json("reason")] },
            step("going-on", .goingOn) { form in
                ["first_complained_on": form.date("first_complained_on").map { .string($0) } ?? .null]
            },
            Endpoint(
                .post, "\(Self.path)/leaving",
                .form(
                    "leaveCase", "Forget the case in this browser", parameters: [.reference], problems: [.notFound]),
                desk.leave),
        ]
    }

    @Sendable private func show(_ request: Request, _ context: WebRequestContext) async throws -> Response {
        try await desk.show(request, context) { view, formToken, done in
            pages.render(CasePage(view, pages.catalogues.english, formToken: formToken, done: done))
        }
    }

    private func step(
        _ lastPart: String, _ name: ActionName, _ body: @escaping @Sendable (FormFields) -> JSONObject
    ) -> Endpoint {
        let documentation = Documentation.form(
            "page-\(lastPart)", name.summary, callers: "The complainant, from the case's page.",
            parameters: [.reference], problems: [.notFound, .invalidFields, .notPossibleNow, .unavailable])
        return Endpoint(.post, "\(Self.path)/\(lastPart)", documentation) { request, context in
            try await desk.act(name, request, context, body: { .object(body($0)) }, again: again)
        }
    }

    @Sendable private func again(_ attempt: CaseDesk.FailedAttempt) -> Response {
        let messages = FormMessages(
            attempt.problems,
            input: { Self.input(of: $0, attempt) },
            anchor: Self.anchor(of: attempt.view), labels: .actions, general: attempt.general)
        let page = CasePage(
            attempt.view, pages.catalogues.english, formToken: attempt.formToken, form: attempt.form,
            messages: messages)
        return pages.render(page, status: attempt.status)
    }

    /// A group of choices is focused at its first.
    private static func anchor(of view: CaseView) -> (String) -> String {
        let first = view.remedies.first { $0.state == "evidenced" }?.line.number ?? 1
        return { input in
            switch input {
            case CaseInputs.remedy: "#\(CaseInputs.remedy)-\(first)"
            case RemedyLines.whole: RemedyLines.anchor
            default: ReviewForm.anchor(of: input)
            }
        }
    }

    private static func input(of problem: FieldProblem, _ attempt: CaseDesk.FailedAttempt) -> String? {
        switch attempt.action {
        case .information: InformationForm.input(of: problem, attempt.form)
        case .counterOffer: CounterOfferForm.input(of: problem, attempt.form)
        default: input(of: problem, attempt.action)
        }
    }

    private static func input(of problem: FieldProblem, _ action: ActionName) -> String? {
        switch problem.pointer {
        case "/text": action.rawValue
        case "/ground": ReviewForm.ground
        case "/remedy": CaseInputs.remedy
        case "/first_complained_on": "first_complained_on"
        case "/reason": "reason"
        default: nil
        }
    }
}

extension FormFields {
    /// Text as JSON; null when it was left empty.
    func json(_ name: String) -> JSONValue { self[name].map { .string($0) } ?? .null }
}
