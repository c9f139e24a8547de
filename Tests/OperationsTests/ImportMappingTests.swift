import Domain
import Operations
import Testing

@Suite("Mapping rows that lack dates, providers and people")
struct ImportMappingTests {
    private let mapper = ComplaintMapper(.fcc, on: ImportSamples.day)

    private func body(_ id: Int) throws -> JSONValue {
        try mapper.map(ImportSamples.row(id)).get().body
    }

    @Test("A row maps to the same complaint each time")
    func isDeterministic() throws {
        for id in 1...50 { #expect(try body(id) == body(id)) }
    }

    /// Written down, so that a change of the hash or of a table is noticed: rows already imported elsewhere would no
    /// longer be told the same.
    @Test("The drawn facts of a row are the ones that were drawn before")
    func isStable() throws {
        let body = try body(338_519)
        #expect(body["account_reference"] == "FCC-338519")
        #expect(body["issues"] == [["code": "billing.roaming_or_usage"], ["code": "billing.incorrect_charge"]])
        #expect(body["channel"] == "online")
    }

    @Test("A thousand rows hold every outcome, both waiting rules, all grounds that can be drawn and both schemes")
    func spreads() throws {
        var outcomes: [String: Int] = [:]
        var grounds: Set<RefusalGround> = []
        var schemes: Set<SchemeID> = []
        var firstComplaints: [CalendarDay] = []
        for id in 1...1000 {
            let draft = try ComplaintValidator.validate(body(id), today: ImportSamples.day).get()
            let decision = Eligibility.assess(draft, referredOn: ImportSamples.day)
            outcomes[decision.outcomeName, default: 0] += 1
            schemes.insert(decision.scheme)
            if case .refused(let ground) = decision.outcome { grounds.insert(ground) }
            if let day = draft.firstComplainedOn, draft.adrLetter == nil { firstComplaints.append(day) }
        }
        let changeover = try #require(CalendarDay(iso8601: "2026-04-08"))
        #expect(outcomes.values.allSatisfy { $0 >= 50 } && outcomes.count == 3)
        #expect(grounds.count == 7)
        #expect(schemes.count == 2)
        #expect(firstComplaints.count { $0 < changeover } >= 50)
        #expect(firstComplaints.count { $0 >= changeover } >= 50)
    }

    @Test("Nobody who is made up can be reached by mail")
    func invalidMail() throws {
        for id in 1...200 {
            let email = try #require(try body(id)["complainant"]?["email"]?.stringValue)
            #expect(email.hasSuffix("@example.invalid"))
        }
    }

    @Test("A row without what a complaint is made of says all that it lacks")
    func saysAllThatIsMissing() {
        let result = mapper.map(["external_id": "1", "channel": 3])
        guard case .failure(let failure) = result else {
            Issue.record("the row was taken")
            return
        }
        #expect(failure.problems.map(\.pointer) == ["/channel", "/title", "/narrative"])
    }

    @Test("A row without an id of its own could be taken twice, so it is refused")
    func needsAnID() {
        guard case .failure(let failure) = mapper.map(["title": "x"]) else {
            Issue.record("the row was taken")
            return
        }
        #expect(failure.problems.map(\.pointer) == ["/external_id"])
    }

    @Test("A native row is the body without its id")
    func native() throws {
        let mapped = try ComplaintMapper(.native, on: ImportSamples.day)
            .map(["external_id": "a", "narrative": "x"]).get()
        #expect(mapped.externalID == "a")
        #expect(mapped.body == ["narrative": "x"])
    }
}
