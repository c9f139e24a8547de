import Domain
import Hummingbird
import HummingbirdTesting
import Operations
import Testing

@testable import Web

@Suite("Pages of a case")
struct CasePageTests {
    private let path = "/cases/\(SampleCase.reference.text)"
    private let cookie = "case_key=\(TestEdge.complainantKey)"
    private let providerCookie = "provider_key=\(TestEdge.providerKey)"
    private let formToken = String(repeating: "a1", count: 16)

    @Test("a secret link puts the key into a cookie for this case and leaves the address, as often as it is opened")
    func secretLink() async throws {
        let edge = try TestEdge()
        for _ in 1...2 {
            let response = try await edge.ask(.get, "\(path)?key=\(TestEdge.complainantKey)")
            #expect(response.status == .seeOther)
            #expect(response.headers[.location] == path)
            let set = try #require(response.headers[.setCookie])
            #expect(set.hasPrefix(cookie))
            #expect(set.contains("Path=\(path)") && set.contains("HttpOnly") && set.contains("SameSite=Lax"))
        }
        #expect(edge.asked.actions.isEmpty)
    }

    @Test("a wrong key is no page and sets no cookie", arguments: ["rc_wrong_key", "rp_0123456789abcdef"])
    func wrongKey(key: String) async throws {
        let response = try await TestEdge().ask(.get, "\(path)?key=\(key)")
        #expect(response.status == .notFound || response.status == .seeOther)
        #expect(response.cookie("case_key") == nil)
    }

    @Test("without a key the way leads to where it can be entered")
    func noKey() async throws {
        let response = try await TestEdge().ask(.get, path)
        #expect(response.status == .seeOther)
        #expect(response.headers[.location] == "/track?reference=\(SampleCase.reference.text)")
    }

    @Test("the page says who has to act, by when, and why on that date")
    func tracking() async throws {
        let text = try await TestEdge().ask(.get, path, headers: .cookie(cookie)).text
        #expect(text.contains(SampleCase.reference.spoken))
        #expect(text.contains("Mon 20 Apr 2026"))
        #expect(text.contains("Why this date?"))
        #expect(text.contains("10 working days from Thu 2 Apr 2026 (day 0); Fri 3 and Mon 6 Apr are bank holidays"))
        #expect(text.contains("Thu 2 Apr 2026, 09:30"))
    }

    @Test(
        "only what can be done now has a form",
        arguments: [
            ([ActionName.comments], "/comments"), ([.acceptance], "/acceptance"), ([.goingOn], "/going-on"),
            ([.withdrawal], "/withdrawal"),
        ])
    func forms(actions: [ActionName], address: String) async throws {
        let text = try await TestEdge(.awaitingAcceptance, actions: actions).ask(
            .get, path, headers: .cookie(cookie)
        ).text
        for form in ["/comments", "/acceptance", "/going-on", "/withdrawal"] {
            #expect(text.contains("action=\"\(path)\(form)\"") == (form == address))
        }
    }

    @Test("questions are answered box by box; what is left empty is left for later, and a page without answers says so")
    func information() async throws {
        let edge = try TestEdge(.awaitingInformation, actions: [.information])
        let asked = [("form_token", formToken), ("question", "1"), ("question", "2"), ("answer-1", "")]
        let headers = HTTPFields.cookie(cookie, "form=\(formToken)")
        let page = try await edge.ask(.get, path, headers: headers).text
        #expect(page.contains("When did it begin?") && page.contains("name=\"answer-2\""))
        let sent = try await edge.post(
            form: asked + [("answer-2", "£5")], to: "\(path)/information", headers: headers)
        #expect(sent.status == .seeOther)
        #expect(edge.asked.actions.map(\.action) == [.information([InformationAnswer(question: 2, text: "£5")])])
        let empty = try await edge.post(form: asked, to: "\(path)/information", headers: headers)
        #expect(empty.status == .unprocessableContent && empty.text.contains("#answer-1"))
    }

    @Test("an offer is answered by another one, and what is missing is said at its line", arguments: [false, true])
    func counterOffer(isProvider: Bool) async throws {
        let edge = try TestEdge(.settlementOffered, actions: [.counterOffer])
        let place = isProvider ? "\(path)/provider" : path
        let headers = HTTPFields.cookie(isProvider ? providerCookie : cookie, "form=\(formToken)")
        #expect(try await edge.ask(.get, place, headers: headers).text.contains("action=\"\(place)/counter-offer\""))
        let line = [("remedies-0-kind", "goodwill"), ("remedies-0-amount", "75"), ("text", "It was more.")]
        let form = [("form_token", formToken), ("version", "3")] + line
        let lacking = try await edge.post(form: form, to: "\(place)/counter-offer", headers: headers)
        #expect(lacking.status == .unprocessableContent && lacking.text.contains("#remedies-0-description"))
        let whole = form + [("remedies-0-description", "Credit the account")]
        let sent = try await edge.post(form: whole, to: "\(place)/counter-offer", headers: headers)
        #expect(sent.status == .seeOther)
        let offer = RemedyProposal(kind: .goodwill, description: "Credit the account", amountPence: 7_500)
        #expect(edge.asked.actions.map(\.action) == [.counterOffer(text: "It was more.", remedies: [offer])])
        let nothing = try await edge.post(
            form: [("form_token", formToken), ("text", "No.")], to: "\(place)/counter-offer", headers: headers)
        #expect(nothing.status == .unprocessableContent && nothing.text.contains("#remedies-0-kind"))
    }

    @Test("a provider says yes or no to a counter-offer, as a whole")
    func counterOfferAnswer() async throws {
        let edge = try TestEdge(.settlementOffered, actions: [.counterOfferAnswer])
        let headers = HTTPFields.cookie(providerCookie, "form=\(formToken)")
        #expect(
            try await edge.ask(.get, "\(path)/provider", headers: headers).text.contains("Accept the counter-offer"))
        let form = [("form_token", formToken), ("version", "3"), ("accept", "yes")]
        let sent = try await edge.post(form: form, to: "\(path)/provider/counter-offer-answer", headers: headers)
        #expect(sent.status == .seeOther)
        #expect(edge.asked.actions.map(\.action) == [.counterOfferAnswer(accept: true)])
    }

    @Test("a step needs the page's token: without it, with another or from elsewhere nothing happens")
    func forgery() async throws {
        let edge = try TestEdge(.awaitingComments, actions: [.comments])
        let good = [("form_token", formToken), ("text", "No.")]
        let both = HTTPFields.cookie(cookie, "form=\(formToken)")
        var elsewhere = both
        elsewhere[.fetchSite] = "cross-site"
        let attempts: [([(String, String)], HTTPFields)] = [
            ([("text", "No.")], both), (good, .cookie(cookie)),
            ([("form_token", String(repeating: "b2", count: 16)), ("text", "No.")], both), (good, elsewhere),
            (good, .cookie("form=\(formToken)")),
        ]
        for (form, headers) in attempts {
            #expect(try await edge.post(form: form, to: "\(path)/comments", headers: headers).status == .forbidden)
        }
        #expect(edge.asked.actions.isEmpty)
        let done = try await edge.post(form: good, to: "\(path)/comments", headers: both)
        #expect(done.status == .seeOther)
        #expect(done.headers[.location] == "\(path)?done=comments")
        #expect(edge.asked.actions.first?.action == .comments(text: "No."))
    }

    @Test("the page sets the token that its forms carry")
    func tokenIsSet() async throws {
        let response = try await TestEdge(actions: [.comments]).ask(.get, path, headers: .cookie(cookie))
        let token = try #require(response.cookie("form")).dropFirst("form=".count)
        #expect(response.text.contains("name=\"form_token\" value=\"\(token)\""))
    }

    @Test("an answer to a decision carries the version that was read")
    func acceptanceVersion() async throws {
        let edge = try TestEdge(.awaitingAcceptance, actions: [.acceptance])
        let form = [("form_token", formToken), ("version", "3"), ("accept", "yes")]
        _ = try await edge.post(form: form, to: "\(path)/acceptance", headers: .cookie(cookie, "form=\(formToken)"))
        let asked = try #require(edge.asked.actions.first)
        #expect(asked.action == .acceptance(accept: true))
        #expect(asked.version == 3)
    }

    @Test("a step that does not go through comes back with what was typed and why", arguments: [true, false])
    func comesBack(isRefused: Bool) async throws {
        var edge = try TestEdge(.awaitingComments, actions: [.comments])
        if isRefused {
            edge.actionError = ActionRefused(code: "wrong_state", explanation: "The time is over.", status: .closed)
        }
        let form = [("form_token", formToken), ("text", isRefused ? "My words" : "  ")]
        let response = try await edge.post(
            form: form, to: "\(path)/comments", headers: .cookie(cookie, "form=\(formToken)"))
        #expect(response.status == (isRefused ? .conflict : .unprocessableContent))
        #expect(response.text.contains("<title>Error: "))
        #expect(
            response.text.contains(isRefused ? "The time is over." : "<a href=\"#comments\">Enter your comments</a>"))
        #expect(!isRefused || response.text.contains("My words</textarea>"))
    }

    @Test("the provider's link opens the provider's page only")
    func provider() async throws {
        let edge = try TestEdge(actions: [.providerResponse])
        let link = try await edge.ask(.get, "\(path)/provider?key=\(TestEdge.providerKey)")
        #expect(link.status == .seeOther)
        #expect(link.headers[.setCookie]?.contains("Path=\(path)/provider") == true)
        let page = try await edge.ask(.get, "\(path)/provider", headers: .cookie(providerCookie))
        #expect(page.text.contains("action=\"\(path)/provider/response\""))
        #expect(try await edge.ask(.get, "\(path)/provider?key=\(TestEdge.complainantKey)").status == .seeOther)
    }

    @Test("a settlement is taken from the filled lines, and a wrong line is named by its own number")
    func settlement() async throws {
        let edge = try TestEdge(actions: [.providerResponse])
        let headers = HTTPFields.cookie(providerCookie, "form=\(formToken)")
        var form = [
            ("form_token", formToken), ("position", "settle"), ("text", "Sorry."), ("remedies-2-kind", "goodwill"),
            ("remedies-2-description", "Credit"), ("remedies-2-amount", "£1,250.50"),
        ]
        let good = try await edge.post(form: form, to: "\(path)/provider/response", headers: headers)
        #expect(good.status == .seeOther)
        #expect(
            edge.asked.actions.first?.action
                == .providerResponse(
                    .settle(
                        text: "Sorry.",
                        remedies: [RemedyProposal(kind: .goodwill, description: "Credit", amountPence: 125_050)])))
        form[5] = ("remedies-2-amount", "a lot")
        let bad = try await edge.post(form: form, to: "\(path)/provider/response", headers: headers)
        #expect(bad.status == .unprocessableContent)
        #expect(bad.text.contains("<a href=\"#remedies-2-amount\">The amount of remedy 3 must be"))
        #expect(bad.text.contains("value=\"a lot\""))
    }

    @Test("an offer to settle without a line comes back, and says so at the first line")
    func emptyOffer() async throws {
        let edge = try TestEdge(actions: [.providerResponse])
        let form = [("form_token", formToken), ("position", "settle"), ("text", "Sorry."), ("remedies-0-kind", "")]
        let response = try await edge.post(
            form: form, to: "\(path)/provider/response", headers: .cookie(providerCookie, "form=\(formToken)"))
        #expect(response.status == .unprocessableContent)
        #expect(
            response.text.contains(
                "<a href=\"#remedies-0-kind\">Fill in at least one remedy</a>"))
        #expect(edge.asked.actions.isEmpty)
    }

    @Test("an enquiry without a date says what to do first, and one whose date has come that the time has come")
    func enquiry() async throws {
        var edge = try TestEdge(.tooEarly, actions: [.goingOn])
        edge.view.eligibility = SampleCase.tooEarly(opensOn: nil)
        let undated = try await edge.ask(.get, path, headers: .cookie(cookie))
        #expect(undated.text.contains("Once you have complained to it, tell us when that was."))
        #expect(!undated.text.contains("The time has come"))
        edge.view.eligibility = SampleCase.tooEarly(opensOn: SampleCase.today)
        let dated = try await edge.ask(.get, path, headers: .cookie(cookie))
        #expect(dated.text.contains("The time has come"))
    }

    @Test("the deadlines of the reader are the reader's", arguments: [Party.complainant, .provider])
    func ownDeadlines(_ viewer: Party) throws {
        let summary = CaseSummary(try SampleCase.view(viewer: viewer))
        #expect(summary.deadlines.map(\.what) == [viewer == .provider ? "Your response" : "The provider's response"])
    }

    @Test("a case can be opened by reference and key, in any spelling, and nobody learns which of the two was wrong")
    func track() async throws {
        let edge = try TestEdge()
        let typed = SampleCase.reference.spoken.lowercased()
        let good = try await edge.post(
            form: [("reference", typed), ("key", " \(TestEdge.complainantKey) ")], to: "/track")
        #expect(good.headers[.location] == path)
        #expect(good.cookie("case_key") == cookie)
        let wrongKey = try await edge.post(form: [("reference", typed), ("key", "rc_wrong_key")], to: "/track")
        #expect(wrongKey.status == .unprocessableContent)
        #expect(wrongKey.text.contains("We could not find a case with that reference and that access key or PIN"))
        let byPIN = try await edge.post(form: [("reference", typed), ("key", "1234-5678")], to: "/track")
        #expect(byPIN.headers[.location] == path && byPIN.cookie("case_key") == cookie)
        let wrongPIN = try await edge.post(form: [("reference", typed), ("key", "1234 5679")], to: "/track")
        #expect(wrongPIN.text.contains("We could not find a case"))
        let empty = try await edge.post(form: [], to: "/track")
        #expect(empty.text.contains("Enter the reference") && empty.text.contains("Enter the access key"))
    }

    @Test("leaving forgets the key in this browser")
    func leaving() async throws {
        let response = try await TestEdge().post(
            form: [("form_token", formToken)], to: "\(path)/leaving",
            headers: .cookie(cookie, "form=\(formToken)"))
        #expect(response.status == .seeOther)
        #expect(response.headers[.setCookie]?.contains("Max-Age=0") == true)
    }
}
