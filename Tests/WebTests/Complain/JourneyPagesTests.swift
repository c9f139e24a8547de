import Domain
import Hummingbird
import HummingbirdTesting
import Operations
import Testing

@testable import Web

@Suite("The pages on the way to a complaint")
struct JourneyPagesTests {
    @Test("each answer leads to the next question, and the last to a complaint under the draft's own id")
    func sent() async throws {
        let walk = JourneyWalk(try TestEdge())
        try await walk.fillIn()
        let check = try await walk.get("/complain/check")
        #expect(check.status == .ok && check.text.contains("Nobody answered."))
        #expect(check.text.contains("£45.50"))
        #expect(try await walk.get("/complain/declaration").text.contains("Accept and send"))
        let response = try await walk.post("/complain/declaration")
        #expect(response.headers[.location] == "/cases/\(SampleCase.reference.text)/sent")
        let submission = try #require(walk.edge.asked.submissions.first)
        #expect(submission.draft.issues == [.billingIncorrectCharge, .customerServiceUncontactable])
        #expect(submission.draft.issueDetails[.billingIncorrectCharge]?.amountPence == 4550)
        #expect(submission.draft.narrative == "I was charged twice.\nNobody answered.")
        #expect(submission.draft.firstComplainedOn?.iso8601 == "2026-01-05")
        #expect(submission.draft.channel == .online)
        #expect(submission.draft.language == .english && submission.draft.adjustments.isEmpty)
        #expect(submission.client == "draft" && submission.idempotencyKey != nil)
    }

    @Test("who complains on the Welsh form is written to in Welsh, ticked or not")
    func welshForm() async throws {
        for ticks in [[], [("adjustments", "welsh"), ("adjustments", "more_time")]] {
            let walk = JourneyWalk(try TestEdge())
            _ = try await walk.get("/complain?lang=cy")
            try await walk.fillIn()
            if !ticks.isEmpty { try await walk.answer([("adjustments", ticks)]) }
            #expect(try await walk.post("/complain/declaration").status == .seeOther)
            let draft = try #require(walk.edge.asked.submissions.first?.draft)
            #expect(draft.language == .welsh)
            #expect(draft.adjustments.count { $0 == .welsh } == 1)
            #expect(draft.adjustments.contains(.moreTime) == !ticks.isEmpty)
        }
    }

    @Test("a second click finds the case, and the confirmation forgets the draft")
    func doubleClick() async throws {
        let walk = JourneyWalk(try TestEdge())
        try await walk.fillIn()
        let first = try await walk.post("/complain/declaration")
        let second = try await walk.post("/complain/declaration")
        #expect(first.headers[.location] == second.headers[.location])
        #expect(walk.edge.asked.submissions.count == 1)
        let sent = try await walk.get("/cases/\(SampleCase.reference.text)/sent")
        #expect(sent.text.contains(SampleCase.reference.spoken))
        #expect(sent.text.contains("?key=\(TestEdge.complainantKey)"))
        #expect(walk.cookie("draft") == nil)
        #expect(try await walk.get("/complain").text.contains("Start now"))
    }

    @Test("a second click while the first is being written waits for it")
    func clickWhileWriting() async throws {
        var edge = try TestEdge()
        edge.submissionError = SubmissionError.keyInUse
        edge.failures = 2
        let walk = JourneyWalk(edge)
        try await walk.fillIn()
        #expect(try await walk.post("/complain/declaration").status == .seeOther)
        #expect(edge.asked.submissions.count == 3)
    }

    @Test("the record shows what was sent, to who sent it")
    func record() async throws {
        let edge = try TestEdge()
        let path = "/cases/\(SampleCase.reference.text)/record"
        let response = try await edge.ask(.get, path, headers: .cookie("case_key=\(TestEdge.complainantKey)"))
        #expect(response.text.contains("I was charged twice.") && response.text.contains("Ada Example"))
        #expect(try await edge.ask(.get, path).status == .seeOther)
        let stranger = try await edge.ask(.get, path, headers: .cookie("case_key=rc_somebody_elses"))
        #expect(stranger.status == .notFound)
    }

    @Test(
        "an answer with a mistake comes back with a summary first, the same words at the question, and what was typed")
    func mistakes() async throws {
        let walk = JourneyWalk(try TestEdge())
        try await walk.answer(Array(JourneyWalk.eligibility.prefix(4)))
        let response = try await walk.post(
            "/complain/first-complained", JourneyWalk.date("first_complained_on", 31, 2, 2026))
        #expect(response.status == .unprocessableContent)
        let text = response.text
        #expect(text.contains("<title>Error: When did you first complain to O2?"))
        let message = "The date of your first complaint must be a real date, such as 9 4 2026"
        #expect(text.contains("<a href=\"#first_complained_on-day\">\(message)</a>"))
        #expect(text.contains("</span>\(message)</span>"))
        #expect(text.contains("tabindex=\"-1\" autofocus"))
        #expect(text.contains("name=\"first_complained_on-month\" value=\"2\""))
        let main = try #require(text.split(separator: "<main", maxSplits: 1).last)
        let summary = try #require(main.firstRange(of: "There is a problem"))
        let heading = try #require(main.firstRange(of: "<h1"))
        #expect(summary.lowerBound < heading.lowerBound)
        #expect(walk.edge.shelf.answers.first?["first_complained_on"] == nil)
    }

    @Test("there are words for whatever can be wrong with an answer, in each language", arguments: Language.allCases)
    func everyMessage(language: Language) throws {
        let words = try Catalogues.bundled.get()[language]
        for question in Journey.pages.flatMap(\.questions) {
            for code in question.field.kind.codes {
                let message = words.message(AnswerProblem(question, code), ["provider": "O2"])
                #expect(!message.contains("⟦") && !message.contains("{"), "\(question.key) \(code): \(message)")
            }
        }
    }

    @Test("each page that may be shown renders in each language without a missing word", arguments: Language.allCases)
    func everyPage(language: Language) async throws {
        let walk = JourneyWalk(try TestEdge())
        try await walk.fillIn()
        _ = try await walk.get("/complain?lang=\(language.rawValue)")
        let addresses =
            Journey.pages.map { "/complain/\($0.id)" } + [
                "/complain", "/complain/tasks", "/complain/check", "/complain/declaration", "/complain/save",
                "/complain/issues/new", "/complain/issues/new/disruption", "/complain/return/code", "/complain/return",
            ]
        for address in addresses {
            let response = try await walk.get(address)
            guard response.status != .seeOther else { continue }
            #expect(!response.text.contains("⟦") && !response.text.contains("{{"), "\(address)")
            #expect(response.text.contains("<html lang=\"\(language == .english ? "en-GB" : "cy")\">"), "\(address)")
            #expect(response.text.split(separator: "<h1").count == 2, "\(address)")
        }
    }

    @Test("the language switch keeps the place and is remembered")
    func languages() async throws {
        let walk = JourneyWalk(try TestEdge())
        try await walk.begin()
        let english = try await walk.get("/complain/service?change=yes").text
        #expect(english.contains("href=\"/complain/service?lang=cy&amp;change=yes\" lang=\"cy\""))
        let welsh = try await walk.get("/complain/service?lang=cy&change=yes")
        #expect(welsh.text.contains("<html lang=\"cy\">") && welsh.text.contains("Am ba wasanaeth y mae?"))
        let error = try await walk.post("/complain/service")
        #expect(error.text.contains("<title>Gwall: "))
        #expect(try await walk.get("/complain/service").text.contains("lang=\"en\""))
    }

    @Test(
        "each reason not to go on has a page that says what to do instead, in each language",
        arguments: [
            ([("provider", [("provider", "other")])], 0, "provider-not-member", false),
            ([("acting-as", [("acting_as", "neither")])], 1, "not-customer", false),
            (
                [("customer-type", [("customer_type", "small_business")]), ("people", [("people", "12")])], 2,
                "business-too-large", false
            ),
            ([("complained", [("complained", "no")])], 3, "not-complained", true),
            (
                [
                    ("first-complained", JourneyWalk.date("first_complained_on", 15, 4, 2026)),
                    ("letter", [("has_letter", "no")]),
                ],
                4, "too-early", true
            ),
            ([("elsewhere", [("elsewhere", "court")])], 6, "before-court", false),
            ([("elsewhere", [("elsewhere", "other_scheme")])], 6, "other-scheme", false),
            ([("elsewhere", [("elsewhere", "settled")])], 6, "already-settled", false),
        ] as [([(page: String, form: [(String, String)])], Int, String, Bool)])
    func stops(answers: [(page: String, form: [(String, String)])], after count: Int, reason: String, mayBeLeft: Bool)
        async throws
    {
        let walk = JourneyWalk(try TestEdge())
        try await walk.answer(Array(JourneyWalk.eligibility.prefix(count)))
        let last = try await walk.answer(answers)
        #expect(last?.headers[.location] == "/complain/stop/\(reason)")
        for (language, heading) in [("en", "What you can do now"), ("cy", "Beth allwch chi ei wneud nawr")] {
            let page = try await walk.get("/complain/stop/\(reason)?lang=\(language)").text
            #expect(page.contains(heading) && !page.contains("⟦") && !page.contains("{"))
            #expect(page.contains("<form method=\"post\"") == mayBeLeft)
        }
        #expect(try await walk.get("/complain/tasks").status == .seeOther)
    }

    @Test("what comes too early names the day, and can be left all the same")
    func tooEarly() async throws {
        let walk = JourneyWalk(try TestEdge())
        try await walk.answer(Array(JourneyWalk.eligibility.prefix(4)))
        try await walk.answer([("first-complained", JourneyWalk.date("first_complained_on", 15, 4, 2026))])
        try await walk.answer([("letter", [("has_letter", "no")])])
        #expect(try await walk.get("/complain/stop/too-early").text.contains("Wed 27 May 2026"))
        let left = try await walk.post("/complain/stop/too-early")
        #expect(left.headers[.location] == "/complain/elsewhere")
        try await walk.answer(Array(JourneyWalk.eligibility.suffix(1)) + JourneyWalk.rest)
        #expect(try await walk.get("/complain/check").status == .ok)
    }

    @Test("an issue can be taken out again, and nothing is added twice")
    func issues() async throws {
        let walk = JourneyWalk(try TestEdge())
        try await walk.begin()
        let add = [("issue_kind", "disruption.total_loss")]
        for _ in 1...2 {
            let added = try await walk.post("/complain/issues/new/disruption", add)
            #expect(added.headers[.location] == "/complain/issues/disruption.total_loss")
        }
        #expect(walk.edge.shelf.answers.first?.issues == [.disruptionTotalLoss])
        let mixed = try await walk.post("/complain/issues/new/billing", add)
        #expect(mixed.status == .unprocessableContent)
        _ = try await walk.post("/complain/issues/removal", [("issue", "disruption.total_loss")])
        #expect(walk.edge.shelf.answers.first?.issues == [])
        #expect(try await walk.post("/complain/issues").status == .unprocessableContent)
    }

    @Test("a change from the check leads back to it")
    func change() async throws {
        let walk = JourneyWalk(try TestEdge())
        try await walk.fillIn()
        let changed = try await walk.post("/complain/name?change=yes", [("complainant_name", "Zoë")])
        #expect(changed.headers[.location] == "/complain/check")
        let business = try await walk.post(
            "/complain/customer-type?change=yes", [("customer_type", "small_business")])
        #expect(business.headers[.location] == "/complain/people?change=yes")
    }

    @Test(
        "another site cannot answer for somebody",
        arguments: [
            (HTTPField.Name.fetchSite, "cross-site"), (.fetchSite, "same-site"), (.origin, "https://evil.example"),
        ])
    func otherSites(name: HTTPField.Name, value: String) async throws {
        let edge = try TestEdge()
        let token = String(repeating: "a1", count: 16)
        var headers = HTTPFields.cookie("form=\(token)")
        let form = [("provider", "o2"), ("form_token", token)]
        #expect(try await edge.post(form: form, to: "/complain/provider", headers: headers).status == .seeOther)
        headers[name] = value
        #expect(try await edge.post(form: form, to: "/complain/provider", headers: headers).status == .forbidden)
        #expect(edge.shelf.answers.count == 1)
    }

    @Test("no form of the way is taken without the page's own token")
    func tokens() async throws {
        let edge = try TestEdge()
        let router = try Edge(operations: edge.operations, configuration: edge.configuration)
        let forms = router.endpoints.filter { $0.method == .post && $0.path.hasPrefix("/complain") }
        #expect(forms.count > 40)
        for endpoint in forms {
            let path = endpoint.path.replacing("{group}", with: "billing")
            #expect(try await edge.post(form: [("provider", "o2")], to: path).status == .forbidden, "\(path)")
        }
        #expect(edge.shelf.answers.isEmpty)
    }
}

extension ComplaintField.Kind {
    /// What the validator can find wrong with such a field.
    fileprivate var codes: [FieldProblem.Code] {
        switch self {
        case .line, .text: [.missing, .empty, .tooLong, .controlCharacter]
        case .email, .phone, .postcode: [.missing, .empty, .invalidFormat]
        case .choice, .choices, .provider: [.missing, .unknownValue, .duplicate]
        case .wholeNumber, .pence: [.missing, .wrongType, .outOfRange]
        case .day: [.missing, .invalidFormat, .outOfRange, .inFuture, .contradiction]
        case .flag: [.missing, .wrongType]
        case .issues: [.missing, .empty, .tooMany, .duplicate]
        case .object: []
        }
    }
}
