import Domain
import Hummingbird
import Operations

/// The end of the way: the check of the answers, the declaration, and what is shown once the complaint is sent.
struct SendingEndpoints: EndpointCollection {
    let desk: JourneyDesk

    var endpoints: [Endpoint] {
        [
            Endpoint(
                .get, JourneyPath.check, .journeyPage("checkPage", "All answers, each with a way to change it"), check),
            Endpoint(.get, JourneyPath.declaration, .journeyPage("declarationPage", "What sending means"), declaration),
            Endpoint(
                .post, JourneyPath.declaration,
                .form(
                    "complain", "Send the complaint",
                    callers: "Whoever has answered everything. A second click sends nothing.",
                    problems: [.invalidFields, .keyInUse, .unavailable]),
                send),
            Endpoint(
                .get, "/cases/{reference}/sent",
                .page(
                    "sentPage", "The confirmation of a complaint, with its reference",
                    callers: "Whoever sent it, in the same browser.", parameters: [.reference], redirects: true,
                    problems: [.notFound, .unavailable]),
                sent),
            Endpoint(
                .get, "/cases/{reference}/record",
                .page(
                    "recordPage", "What was sent, to be printed",
                    callers: "The complainant, once the case was opened in the browser.", parameters: [.reference],
                    redirects: true, problems: [.notFound, .unavailable]),
                record),
        ]
    }

    @Sendable private func check(_ request: Request, _ context: WebRequestContext) async throws -> Response {
        try await desk.answer(request) { visit in
            if let place = visit.route.detourFromCheck { return .seeOther(JourneyPath.of(place)) }
            return desk.show(CheckPage(visit), to: visit)
        }
    }

    @Sendable private func declaration(_ request: Request, _ context: WebRequestContext) async throws -> Response {
        try await desk.answer(request) { visit in
            if let place = visit.route.detourFromCheck { return .seeOther(JourneyPath.of(place)) }
            if visit.call != nil { return desk.show(ReadBackPage(visit), to: visit) }
            return desk.show(DeclarationPage(visit), to: visit)
        }
    }

    /// A draft is sent under its own id, so it becomes one case however often this is clicked.
    @Sendable private func send(_ request: Request, _ context: WebRequestContext) async throws -> Response {
        try await desk.take(request) { visit, form in
            guard let draft = visit.draft else { return .seeOther(JourneyPath.start) }
            if let place = visit.route.detourFromCheck { return .seeOther(JourneyPath.of(place)) }
            if let problem = ReadBackPage.problem(with: form, of: visit) {
                let again = ReadBackPage(visit, note: form[ReadBackPage.input] ?? "", problem: problem)
                return desk.show(again, to: visit, status: .unprocessableContent)
            }
            guard let complaint = try? desk.operations.draft(from: visit.document) else {
                // A day that has passed, or a provider that is not there any more, can make an answer wrong later.
                let page = CheckPage(visit, problems: visit.route.problems)
                return desk.show(page, to: visit, status: .unprocessableContent)
            }
            do {
                let call = visit.call.map { CallNote(takenBy: $0.id, text: form[ReadBackPage.input] ?? "") }
                return desk.sent(try await accept(Submission(draft: complaint, from: draft.id, call: call)), visit.call)
            } catch SubmissionError.keyReusedWithOtherBody {
                // It was sent a moment ago, from another page with other answers: what it became is found by its secret.
                return .seeOther(JourneyPath.check)
            }
        }
    }

    /// Who clicks again while the first click is being written waits for its answer.
    private func accept(_ submission: Submission) async throws -> AcceptedComplaint {
        for _ in 1...Self.patience {
            do {
                return try await desk.operations.acceptComplaint(submission)
            } catch SubmissionError.keyInUse {
                try await Task.sleep(for: .milliseconds(100))
            }
        }
        throw SubmissionError.keyInUse
    }

    /// Tenths of a second.
    private static let patience = 30

    @Sendable private func sent(_ request: Request, _ context: WebRequestContext) async throws -> Response {
        let reference = try context.reference()
        guard let key = desk.caseCookie.key(in: request) else { return .seeOther(TrackEndpoints.address(reference)) }
        let view = try await desk.operations.showCase(reference, .bearer(key))
        let speech = desk.interpreter.speech(for: request)
        let page = SentPage(
            view, key: key, desk.configuration, speech.catalogue, profiles: desk.operations.profiles)
        var response = desk.pages.render(page, in: speech)
        response.setCookie(desk.cookie.cleared)
        return response
    }

    @Sendable private func record(_ request: Request, _ context: WebRequestContext) async throws -> Response {
        let reference = try context.reference()
        guard let key = desk.caseCookie.key(in: request) else { return .seeOther(TrackEndpoints.address(reference)) }
        let complaint = try await desk.operations.showComplaint(reference, .bearer(key))
        let speech = desk.interpreter.speech(for: request)
        return desk.pages.render(RecordPage(complaint, speech.catalogue, desk.operations.providers), in: speech)
    }
}
