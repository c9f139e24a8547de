import Domain
import Hummingbird
import HummingbirdTesting
import Operations
import Testing

@testable import Web

@Suite("/v1/cases")
struct CasesAPITests {
    private let path = "/v1/cases/\(SampleCase.reference.text)"
    private let complainant = HTTPFields.bearer(TestEdge.complainantKey)

    @Test("a case is shown with who has to act, by when and why then")
    func shown() async throws {
        let response = try await TestEdge().ask(.get, path, headers: complainant)
        #expect(response.status == .ok)
        #expect(response.headers[.eTag] == "\"3\"")
        let answer = try response.json()
        #expect(answer["waiting_for"] == "provider")
        #expect(answer["due_by"]?["due_on"] == "2026-04-20")
        #expect(answer["due_by"]?["due_at"] == "2026-04-20T22:59:59Z")
        #expect(answer["due_by"]?["explanation"]?.stringValue?.contains("are bank holidays") == true)
        #expect(answer["timeline"]?.arrayValue?.count == 2)
        #expect(answer["messages"]?.arrayValue?.first?["kind"] == "acknowledgement")
    }

    @Test("its history is read page by page, each naming the next")
    func timeline() async throws {
        let edge = try TestEdge()
        let first = try await edge.ask(.get, "\(path)/timeline?limit=1", headers: complainant).json()
        #expect(first["entries"]?.arrayValue?.first?["title"] == "We received the complaint")
        #expect(first["total"] == 2)
        let next = try #require(first["next"]?.stringValue)
        let second = try await edge.ask(.get, next, headers: complainant).json()
        #expect(second["entries"]?.arrayValue?.first?["title"] == "The provider was asked")
        #expect(second["next"] == .null)
    }

    @Test(
        "a page that is none is refused with what would be right",
        arguments: ["limit=0", "limit=201", "after=-1", "after=x"])
    func noPage(_ query: String) async throws {
        let response = try await TestEdge().ask(.get, "\(path)/timeline?\(query)", headers: complainant)
        #expect(response.status == .badRequest)
        #expect(try response.json()["detail"]?.stringValue?.contains("has to be a whole number from") == true)
    }

    @Test("the reference is read as people type it")
    func forgivingReference() async throws {
        let typed = SampleCase.reference.spoken.lowercased().split(separator: " ").joined(separator: "%20")
        #expect(try await TestEdge().ask(.get, "/v1/cases/\(typed)", headers: complainant).status == .ok)
    }

    @Test("without a key: 401 with how to come back; with a wrong one: the same 404 as for no such case")
    func noAccess() async throws {
        let edge = try TestEdge()
        let without = try await edge.ask(.get, path)
        #expect(without.status == .unauthorized)
        #expect(without.headers[.wwwAuthenticate]?.hasPrefix("Bearer") == true)
        let wrong = try await edge.ask(.get, path, headers: .bearer("rc_wrong"))
        let missing = try await edge.ask(.get, "/v1/cases/ABCDEFGH", headers: complainant)
        #expect(wrong.status == .notFound)
        #expect(missing.status == .notFound)
        #expect(try wrong.json()["detail"] == (try missing.json()["detail"]))
    }

    @Test("every step reaches the operation as what it means")
    func steps() async throws {
        let bodies: [(ActionName, String, CaseAction)] = [
            (.comments, #"{"text":"No."}"#, .comments(text: "No.")),
            (.acceptance, #"{"accept":false}"#, .acceptance(accept: false)),
            (.withdrawal, "{}", .withdrawal(reason: nil)),
            (.withdrawal, #"{"reason":"Settled."}"#, .withdrawal(reason: "Settled.")),
            (.decisionSignature, "{}", .decisionSignature),
            (
                .goingOn, #"{"first_complained_on":"2026-01-05"}"#,
                .goOn(firstComplainedOn: CalendarDay(iso8601: "2026-01-05"))
            ),
            (.remedyEvidence, #"{"remedy":2,"text":"Paid."}"#, .remedyEvidence(remedy: 2, text: "Paid.")),
            (.providerResponse, #"{"position":"defend","text":"No."}"#, .providerResponse(.defend(text: "No."))),
            (
                .providerResponse,
                #"{"position":"settle","text":"Sorry.","offer":{"remedies":[{"kind":"goodwill","description":"Credit","amount_pence":5000}]}}"#,
                .providerResponse(
                    .settle(
                        text: "Sorry.",
                        remedies: [RemedyProposal(kind: .goodwill, description: "Credit", amountPence: 5000)]))
            ),
            (
                .decisionDraft,
                #"{"findings":[{"issue":"billing.incorrect_charge","outcome":"upheld","reasons":"Charged twice."}],"remedies":[{"kind":"apology","description":"A letter"}]}"#,
                .decisionDraft(
                    findings: [Finding(issue: .billingIncorrectCharge, outcome: .upheld, reasons: "Charged twice.")],
                    remedies: [RemedyProposal(kind: .apology, description: "A letter", amountPence: nil)])
            ),
            (
                .decisionDraft, #"{"findings":"Nothing was wrong."}"#,
                .decisionDraft(
                    findings: [Finding(issue: nil, outcome: .notUpheld, reasons: "Nothing was wrong.")], remedies: [])
            ),
        ]
        for (name, body, action) in bodies {
            let edge = try TestEdge()
            let response = try await edge.post(json: body, to: "\(path)/\(name.rawValue)", headers: complainant)
            #expect(response.status == .ok, "\(name): \(response.text)")
            #expect(edge.asked.actions.first?.action == action)
        }
    }

    @Test(
        "a step that says everything by its address needs no body",
        arguments: [
            ActionName.decisionSignature, .withdrawal, .goingOn,
        ])
    func withoutBody(name: ActionName) async throws {
        let edge = try TestEdge()
        let response = try await edge.ask(.post, "\(path)/\(name.rawValue)", headers: complainant)
        #expect(response.status == .ok)
        #expect(edge.asked.actions.count == 1)
    }

    @Test(
        "a wrong body names every field and reaches nothing",
        arguments: [
            (ActionName.comments, #"{"text":"  ","extra":1}"#, ["/extra", "/text"]),
            (.acceptance, #"{"accept":"yes"}"#, ["/accept"]),
            (.acceptance, "[]", ["", "/accept"]),
            (.remedyEvidence, #"{"remedy":0}"#, ["/remedy", "/text"]),
            (.goingOn, #"{"first_complained_on":"yesterday"}"#, ["/first_complained_on"]),
            (.goingOn, #"{"first_complained_on":"9999-12-31"}"#, ["/first_complained_on"]),
            (.goingOn, #"{"first_complained_on":"1999-12-31"}"#, ["/first_complained_on"]),
            (.comments, #"{"text":"a\u0000b"}"#, ["/text"]),
            (.withdrawal, #"{"reason":"\u007f"}"#, ["/reason"]),
            (.providerResponse, #"{"position":"maybe"}"#, ["/position", "/text"]),
            (.providerResponse, #"{"position":"settle","text":"x"}"#, ["/offer"]),
            (.providerResponse, #"{"position":"settle","text":"x","offer":{"remedies":[]}}"#, ["/offer/remedies"]),
            (.providerResponse, #"{"position":"defend","text":"x","offer":{}}"#, ["/offer"]),
            (
                .providerResponse,
                #"{"position":"settle","text":"x","offer":{"remedies":[{"kind":"gold","amount_pence":-1,"a/b":0}]}}"#,
                [
                    "/offer/remedies/0/a~1b", "/offer/remedies/0/kind", "/offer/remedies/0/description",
                    "/offer/remedies/0/amount_pence",
                ]
            ),
            (.decisionDraft, "{}", ["/findings"]),
            (.decisionDraft, #"{"findings":[]}"#, ["/findings"]),
            (
                .decisionDraft, #"{"findings":[{"issue":"x.y","outcome":"upheld","reasons":""}]}"#,
                ["/findings/0/issue", "/findings/0/reasons"]
            ),
        ])
    func wrongBodies(name: ActionName, body: String, pointers: [String]) async throws {
        let edge = try TestEdge()
        let response = try await edge.post(json: body, to: "\(path)/\(name.rawValue)", headers: complainant)
        #expect(response.status == .unprocessableContent)
        #expect(try response.pointers() == pointers)
        #expect(edge.asked.actions.isEmpty)
    }

    @Test("If-Match becomes the expected version; a conflict is then 412, without it 409")
    func versions() async throws {
        var edge = try TestEdge()
        var headers = complainant
        headers[.ifMatch] = "\"3\""
        _ = try await edge.post(json: #"{"text":"x"}"#, to: "\(path)/comments", headers: headers)
        #expect(edge.asked.actions.first?.version == 3)
        edge.actionError = VersionConflict(current: 4)
        let failed = try await edge.post(json: #"{"text":"x"}"#, to: "\(path)/comments", headers: headers)
        #expect(failed.status == .preconditionFailed)
        #expect(failed.headers[.eTag] == "\"4\"")
        let conflict = try await edge.post(json: #"{"text":"x"}"#, to: "\(path)/comments", headers: complainant)
        #expect(conflict.status == .conflict)
        headers[.ifMatch] = "3"
        let unreadable = try await edge.post(json: #"{"text":"x"}"#, to: "\(path)/comments", headers: headers)
        #expect(unreadable.status == .badRequest)
    }

    @Test("a step for somebody else is 403, one at the wrong stage 409 with its code, an award over the cap 422")
    func refusals() async throws {
        var edge = try TestEdge()
        edge.actionError = CaseAccessError.forbidden(allowed: [.ombudsman])
        let forbidden = try await edge.ask(.post, "\(path)/decision-signature", headers: complainant)
        #expect(forbidden.status == .forbidden)
        #expect(forbidden.text.contains("ombudsman"))
        edge.actionError = ActionRefused(code: "wrong_state", explanation: "Not now.", status: .closed)
        let wrongState = try await edge.ask(.post, "\(path)/decision-signature", headers: complainant)
        #expect(wrongState.status == .conflict)
        #expect(try wrongState.json()["code"] == "wrong_state")
        #expect(try wrongState.json()["case_status"] == "closed")
        edge.actionError = ActionRefused(code: "over_cap", explanation: "Too much.", status: .investigating)
        let overCap = try await edge.ask(.post, "\(path)/decision-signature", headers: complainant)
        #expect(overCap.status == .unprocessableContent)
        #expect(try overCap.pointers() == ["/remedies"])
        edge.actionError = ActionRefused(code: "empty_offer", explanation: "Nothing.", status: .awaitingProvider)
        let emptyOffer = try await edge.ask(.post, "\(path)/decision-signature", headers: complainant)
        #expect(emptyOffer.status == .unprocessableContent)
        #expect(try emptyOffer.pointers() == ["/offer/remedies"])
    }
}
