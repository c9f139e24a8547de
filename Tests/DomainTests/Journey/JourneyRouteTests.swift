@testable import Domain
import Testing

@Suite("The way to a complaint")
struct JourneyRouteTests {
    /// Everything that has to be answered for the shortest complaint.
    static let least = [
        "provider": "o2", "acting_as": "customer", "customer_type": "residential", "complained": "yes",
        "first_complained_on": "2026-09-01", "has_letter": "no", "elsewhere": "none", "service": "mobile",
        "issues": "contract.renewal", "narrative": "They renewed it.", "desired_outcome": "", "account_reference": "",
        "complainant_name": "Ada Example", "complainant_preferred_channel": "email",
        "complainant_email": "ada@example.invalid", "complainant_phone": "",
    ]

    static func route(_ changes: [String: String?] = [:], from answers: [String: String] = least) -> JourneyRoute {
        let rules = JourneyRules(today: Sample.today, directory: .bundled, profiles: .bundled)
        return JourneyRoute(Answers(answers).changed(changes), rules)
    }

    private func page(_ id: String) throws -> JourneyPage { try #require(Journey.page(id)) }

    private func ids(_ route: JourneyRoute) -> [String] { route.pages.map(\.id) }

    @Test("begins with eligibility and goes from question to question until the list of what is to do")
    func order() throws {
        var answers: [String: String] = [:]
        var asked: [String] = []
        var place = Self.route(from: answers).detourFromTasks
        while case .page(let next) = place {
            asked.append(next.id)
            for question in next.questions { answers[question.key] = Self.least[question.key] ?? "" }
            place = Self.route(from: answers).next(after: next)
        }
        #expect(
            asked == [
                "provider", "acting-as", "customer-type", "complained", "first-complained", "letter", "elsewhere",
            ])
        #expect(place == .tasks)
    }

    @Test("is complete with the least that has to be said, and makes a complaint of it that is in order")
    func complete() throws {
        let route = Self.route()
        #expect(route.isComplete && route.detourFromCheck == nil && route.problems.isEmpty)
        let draft = try ComplaintValidator.validate(route.document, today: Sample.today).get()
        #expect(draft.narrative == "They renewed it." && draft.issues == [.contractRenewal])
        #expect(draft.representative == nil && draft.vulnerability == nil && draft.adjustments.isEmpty)
    }

    @Test(
        "asks only what matters for who answers",
        arguments: [
            (["customer_type": "small_business"], ["people"]),
            (["acting_as": "representative"], ["representative"]),
            (["has_letter": "yes"], ["letter-date"]),
            (["complainant_preferred_channel": "post"], ["address", "email-too"]),
            (["complainant_preferred_channel": "phone"], ["phone", "email-too"]),
            (
                ["issues": "disruption.total_loss,billing.payment"],
                ["issues/disruption.total_loss", "issues/billing.payment"]
            ),
        ])
    func conditions(changes: [String: String], asked: [String]) {
        let shortest = Set(ids(Self.route()))
        #expect(Set(asked).isDisjoint(with: shortest))
        #expect(Set(asked).isSubset(of: ids(Self.route(changes))))
    }

    @Test("does not send what a later answer made pointless")
    func forgetsPointless() throws {
        let route = Self.route([
            "people": "9", "adr_letter_dated": "2020-01-01", "complainant_address": "1 Example Street",
            "billing.payment/amount_pence": "4", "representative_name": "Rae",
        ])
        let draft = try ComplaintValidator.validate(route.document, today: Sample.today).get()
        #expect(draft.people == nil && draft.adrLetter == nil && draft.complainant.address == nil)
        #expect(draft.representative == nil && draft.issueDetails.isEmpty)
    }

    @Test(
        "stops where it cannot go on, at the page whose answer says so",
        arguments: [
            (["provider": "bt"], nil, nil),
            (["provider": "other"], "provider", .providerNotMember),
            (["acting_as": "neither"], "acting-as", StopReason.notCustomer),
            (["customer_type": "small_business", "people": "11"], "people", .businessTooLarge),
            (["complained": "no"], "complained", .notComplained),
            (["first_complained_on": "2026-11-20"], "letter", .tooEarly),
            (
                ["has_letter": "yes", "adr_letter_dated": "2025-10-01", "first_complained_on": "2025-09-01"],
                "letter-date", .outOfTime
            ),
            (["elsewhere": "court"], "elsewhere", .beforeCourt),
            (["elsewhere": "other_scheme"], "elsewhere", .otherScheme),
            (["elsewhere": "settled"], "elsewhere", .alreadySettled),
            (["issues": "privacy.fraud"], "issues", .subjectOutside),
        ] as [([String: String], String?, StopReason?)])
    func stops(changes: [String: String], at id: String?, reason: StopReason?) throws {
        let route = Self.route(changes)
        #expect(route.barrier?.reason == reason)
        #expect(route.barrier?.page.id == id)
        guard let id, let reason else { return }
        #expect(route.next(after: try page(id)) == .stop(reason))
        #expect(route.detourFromTasks == .stop(reason) && route.detourFromCheck == .stop(reason))
        #expect(route.stop(reason)?.decision.clause.isEmpty == false)
    }

    @Test("lets small businesses and complaints that are partly outside pass")
    func passes() {
        #expect(Self.route(["customer_type": "small_business", "people": "10"]).barrier == nil)
        #expect(Self.route(["issues": "privacy.fraud,billing.payment"]).barrier == nil)
    }

    @Test("names the day on which it opens, from the same rule that decides later")
    func opensOn() throws {
        let stop = try #require(Self.route(["first_complained_on": "2026-11-20"]).stop(.tooEarly))
        #expect(stop.figures.opensOn == Sample.day("2027-01-01"))
        #expect(stop.decision.explanation.contains("Fri 1 Jan 2027"))
        #expect(stop.figures.wait == Period(6, .weeks))
    }

    @Test("goes on with what comes too early once somebody says so, and with nothing else")
    func leaves() {
        let early = Self.route(["first_complained_on": "2026-11-20", "leaves_early": "yes"])
        #expect(early.barrier == nil && early.isComplete)
        #expect(Self.route(["elsewhere": "court", "leaves_early": "yes"]).barrier?.reason == .beforeCourt)
    }

    @Test("leads back to the check after a change, by way of what the change opened")
    func change() throws {
        #expect(Self.route().next(after: try page("name"), isChange: true) == .checkAnswers)
        let business = Self.route(["customer_type": "small_business"])
        #expect(business.next(after: try page("customer-type"), isChange: true) == .page(try page("people")))
        let answered = Self.route(["customer_type": "small_business", "people": "3"])
        #expect(answered.next(after: try page("people"), isChange: true) == .checkAnswers)
    }

    @Test("leads somebody who opens a page too soon to the first that is not answered")
    func detours() throws {
        let fresh = Self.route(from: [:])
        #expect(fresh.detour(from: try page("provider")) == nil)
        #expect(fresh.detour(from: try page("elsewhere")) == .page(try page("provider")))
        #expect(fresh.detour(from: try page("what-happened")) == .page(try page("provider")))
        #expect(Self.route().detour(from: try page("people")) == .tasks)
        #expect(Self.route(["narrative": nil]).detourFromCheck == .tasks)
    }

    @Test("knows how far each part is; what is optional holds nothing up")
    func progress() {
        let route = Self.route(["narrative": nil])
        #expect(route.progress(of: .eligibility) == .done)
        #expect(route.progress(of: .problem) == .started)
        #expect(route.progress(of: .you) == .done)
        #expect(route.progress(of: .support) == .optional)
        #expect(route.entry(to: .problem)?.id == "what-happened")
        #expect(!route.isComplete)
    }

    @Test(
        "says of a page's answers what the validator of complaints says, and asks for what the way needs",
        arguments: [
            ("first-complained", ["first_complained_on": ""], [FieldProblem.Code.missing]),
            ("first-complained", ["first_complained_on": "2026-02-31"], [.invalidFormat]),
            ("first-complained", ["first_complained_on": "2026-12-24"], [.inFuture]),
            ("letter-date", ["has_letter": "yes", "adr_letter_dated": "2026-08-31"], [.contradiction]),
            ("people", ["customer_type": "small_business", "people": "five"], [.wrongType]),
            ("acting-as", ["acting_as": "nobody"], [.unknownValue]),
            ("provider", ["provider": "acme"], [.unknownValue]),
            ("email", ["complainant_email": "ada"], [.invalidFormat]),
            ("address", ["complainant_preferred_channel": "post"], [.missing, .missing]),
            ("vulnerability", ["vulnerability_kinds": "age", "vulnerability_reason": ""], [.missing]),
            (
                "issues/billing.payment", ["issues": "billing.payment", "billing.payment/amount_pence": "much"],
                [.wrongType]
            ),
            ("issues", ["issues": ""], [.missing]),
            ("outcome", ["desired_outcome": ""], []),
        ])
    func problems(id: String, changes: [String: String], codes: [FieldProblem.Code]) throws {
        let route = Self.route(changes)
        #expect(route.problems(on: try page(id)).map(\.code) == codes)
    }

    @Test("asks every field of a complaint somewhere, except those that the answers say otherwise")
    func everyField() {
        let asked = Set(Journey.pages.flatMap(\.questions).filter { $0.issue == nil }.map(\.field))
        let elsewhere: Set = [
            ComplaintFields.channel, ComplaintFields.beforeCourt, ComplaintFields.otherScheme,
            ComplaintFields.alreadySettled,
        ]
        let fields = Set(ComplaintFields.all.filter { $0.kind != .object })
        #expect(asked.intersection(fields) == fields.subtracting(elsewhere))
        #expect(Set(Journey.pages.map(\.id)).count == Journey.pages.count)
    }

    @Test("has a code that survives being read out and typed in again")
    func returnCode() throws {
        let code = ReturnCode(randomBytes: (0..<32).map { UInt8($0 * 7) })
        #expect(code.text.count == 12 && code.spoken.split(separator: " ").count == 3)
        #expect(ReturnCode(code.spoken.lowercased().replacing(" ", with: "-")) == code)
        #expect(ReturnCode("ABCD EFGH JKL") == nil && ReturnCode("ABCD EFGH JKL0") == nil)
    }
}
