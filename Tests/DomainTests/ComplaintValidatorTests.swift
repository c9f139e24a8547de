@testable import Domain
import Foundation
import Testing

@Suite("A complaint that is in order")
struct ComplaintValidatorTests {
    @Test("is taken with every field")
    func takesAGoodOne() throws {
        let draft = try ComplaintValidator.validate(Sample.body, today: Sample.today).get()
        #expect(draft.complainant.name == "Ada Example")
        #expect(draft.complainant.preferredChannel == .email)
        #expect(draft.provider.rawValue == "o2")
        #expect(draft.issues == [.billingIncorrectCharge])
        #expect(draft.firstComplainedOn == Sample.day("2026-09-01"))
        #expect(draft.adrLetter == nil && draft.people == nil)
    }

    @Test("may leave out everything optional")
    func takesTheLeast() throws {
        let least: JSONValue = [
            "channel": "online", "complainant": ["name": "A", "email": "a@example.invalid"],
            "customer_type": "residential", "provider": "bt", "service": "broadband",
            "issues": [["code": "disruption.total_loss"]], "narrative": "x",
        ]
        let draft = try ComplaintValidator.validate(least, today: Sample.today).get()
        #expect(draft.firstComplainedOn == nil)
        #expect(!draft.beforeCourt && !draft.otherScheme && !draft.alreadySettled)
        #expect(draft.complainant.preferredChannel == .email)
    }

    @Test(
        "is answered by the channel that it came by unless it says otherwise",
        arguments: [("phone", "phone"), ("post", "postcode"), ("import", "email")])
    func prefersItsOwnChannel(_ channel: String, _ needed: String) throws {
        var body = Sample.body(without: "complainant/preferred_channel").objectValue ?? [:]
        body["channel"] = .string(channel)
        #expect(Sample.problems(.object(body)).isEmpty)
        var person = body["complainant"]?.objectValue ?? [:]
        person[needed] = nil
        body["complainant"] = .object(person)
        #expect(Sample.problems(.object(body)).map(\.pointer) == ["/complainant/\(needed)"])
    }

    @Test("may be at every limit")
    func takesTheLimits() {
        let narrative = String(repeating: "é", count: 20_000)
        let name = String(repeating: "n", count: 200)
        #expect(
            Sample.problems(Sample.body(["narrative": .string(narrative)], complainant: ["name": .string(name)]))
                .isEmpty)
        #expect(Sample.problems(Sample.body(["first_complained_on": .string(Sample.today.iso8601)])).isEmpty)
        #expect(Sample.problems(Sample.body(["narrative": "line\r\n\tline"])).isEmpty)
    }

    @Test("may name a brand as its provider")
    func takesABrand() throws {
        #expect(try Sample.draft(["provider": "smarty"]).provider.rawValue == "smarty")
    }

    @Test("loses the white space around single lines and keeps the narrative as it came")
    func trims() throws {
        let body = Sample.body(["narrative": "  two\r\nlines "], complainant: ["name": "  Ada  "])
        let draft = try ComplaintValidator.validate(body, today: Sample.today).get()
        #expect(draft.complainant.name == "Ada")
        #expect(draft.narrative == "  two\r\nlines ")
    }

    @Test("is written as JSON and read back the same, whatever today is and whoever is a provider then")
    func roundTrips() throws {
        for changes: [String: JSONValue] in [
            [:], ["adr_letter": ["dated": "2026-10-01"]], ["customer_type": "small_business", "people": 3],
            ["first_complained_on": nil, "account_reference": nil, "desired_outcome": nil],
        ] {
            let draft = try Sample.draft(changes)
            let stored = try JSONParser.parse(draft.json.canonicalBytes)
            #expect(ComplaintDraft(json: stored) == draft)
        }
    }

    @Test("is the same to the idempotency key whether nulls are sent or left out")
    func canonicalForm() throws {
        let sparse = ComplaintValidator.validate(Sample.body(without: "people", "adr_letter"), today: Sample.today)
        let full = ComplaintValidator.validate(Sample.body, today: Sample.today)
        #expect(try sparse.get().json.canonicalBytes == full.get().json.canonicalBytes)
    }

    @Test("is made of a table in which every pointer and form name is there once")
    func tableIsSound() {
        #expect(Set(ComplaintFields.all.map(\.pointer)).count == ComplaintFields.all.count)
        #expect(Set(ComplaintFields.all.map(\.formName)).count == ComplaintFields.all.count)
        #expect(ComplaintFields.email.formName == "complainant_email")
        #expect(ComplaintFields.email.parent == "complainant")
        #expect(ComplaintFields.channel.parent == nil)
    }

    /// Everything that may be left out and was added after the first complaints were taken in.
    private static let later: [String: JSONValue] = [
        "issues": [["code": "disruption.total_loss", "started_on": "2026-09-01", "medical_need": true]],
        "representative": ["name": "Rae Example", "email": "rae@example.invalid"],
        "adjustments": ["more_time", "large_print"], "adjustment_notes": "After six.",
        "vulnerability": ["kinds": ["illness"], "reason": "I am in hospital."],
    ]

    @Test("keeps who acts for the complainant, what helps, what makes it harder, and what was said of an issue")
    func keepsPeople() throws {
        let body = Sample.body(Self.later, complainant: ["address": "1 Example Street\nExampleton"])
        let draft = try ComplaintValidator.validate(body, today: Sample.today).get()
        #expect(draft.representative?.name == "Rae Example")
        #expect(draft.adjustments == [.largePrint, .moreTime])
        #expect(draft.vulnerability?.kinds == [.illness])
        #expect(draft.issueDetails[.disruptionTotalLoss]?.hasMedicalNeed == true)
        #expect(draft.complainant.address == "1 Example Street\nExampleton")
        #expect(ComplaintDraft(json: try JSONParser.parse(draft.json.canonicalBytes)) == draft)
    }

    @Test(
        "says what is wrong with the people and the details in it",
        arguments: [
            ("vulnerability", ["kinds": ["age"]], "/vulnerability/reason", FieldProblem.Code.missing),
            ("vulnerability", ["reason": " "], "/vulnerability/reason", .empty),
            ("adjustments", ["more_time", "more_time"], "/adjustments/1", .duplicate),
            ("adjustments", ["more_of_it"], "/adjustments/0", .unknownValue),
            ("representative", ["email": "rae@example.invalid"], "/representative/name", .missing),
            ("representative", ["name": "Rae", "age": 4], "/representative/age", .unknownField),
            (
                "issues", [["code": "disruption.total_loss", "started_on": "2026-09-03", "ended_on": "2026-09-02"]],
                "/issues/0/ended_on", .contradiction
            ),
            ("issues", [["code": "billing.payment", "amount_pence": 0]], "/issues/0/amount_pence", .outOfRange),
            ("issues", [["code": "billing.payment", "colour": "red"]], "/issues/0/colour", .unknownField),
            ("issues", [["code": "billing.payment", "medical_need": "no"]], "/issues/0/medical_need", .wrongType),
        ] as [(String, JSONValue, String, FieldProblem.Code)])
    func refuses(member: String, value: JSONValue, pointer: String, code: FieldProblem.Code) {
        let problems = Sample.problems(Sample.body([member: value]))
        #expect(problems.map(\.pointer) == [pointer])
        #expect(problems.map(\.code) == [code])
    }

    @Test("has the same bytes as before where nothing of the later members was said")
    func laterMembersAreLeftOut() throws {
        let members = try Sample.draft().json.objectValue?.members.map(\.key) ?? []
        #expect(
            !members.contains { ["representative", "adjustments", "adjustment_notes", "vulnerability"].contains($0) })
        #expect(try Sample.draft().json["issues"] == [["code": "billing.incorrect_charge"]])
        #expect(try Sample.draft().json["complainant"]?["address"] == nil)
    }

    @Test("has a field in the table for everything that it is stored with")
    func tableIsComplete() throws {
        let members = try Sample.draft(Self.later).json.objectValue?.members.map { "/\($0.key)" } ?? []
        #expect(Set(members) == Set(ComplaintFields.all.filter { $0.parent == nil }.map(\.pointer)))
    }
}
