@testable import Domain
import Testing

@Suite("The form")
struct ComplaintFormTests {
    static let good = [
        "complainant_name": "Ada Example", "complainant_email": "ada@example.invalid", "complainant_phone": "",
        "customer_type": "residential", "provider": "o2", "service": "mobile",
        "issues": "billing.incorrect_charge, contract.renewal", "narrative": "line\r\nline",
        "first_complained_on": "2026-09-01", "adr_letter_dated": "", "before_court": "on", "form_token": "abc",
    ]

    @Test("makes the same complaint as the API")
    func makesAComplaint() throws {
        let draft = try ComplaintValidator.validate(ComplaintForm.json(from: Self.good), today: Sample.today).get()
        #expect(draft.channel == .online)
        #expect(draft.issues == [.billingIncorrectCharge, .contractRenewal])
        #expect(draft.narrative == "line\nline")
        #expect(draft.beforeCourt && !draft.alreadySettled)
        #expect(draft.complainant.phone == nil && draft.adrLetter == nil)
    }

    @Test("that is sent empty names every field that is needed, by its name in the form")
    func emptyForm() {
        let problems = Sample.problems(ComplaintForm.json(from: [:]))
        #expect(
            problems.compactMap(\.formField) == [
                "complainant_name", "complainant_email", "customer_type", "provider", "service", "issues", "narrative",
            ])
    }

    @Test("leads every problem back to its field")
    func leadsBack() {
        let changes = [
            "people": "three", "issues": "billing.x", "adr_letter_dated": "2030-01-01", "before_court": "perhaps",
            "complainant_email": "no",
        ]
        let fields = Self.good.merging(changes) { _, new in new }
        let problems = Sample.problems(ComplaintForm.json(from: fields))
        #expect(
            problems.compactMap(\.formField) == [
                "complainant_email", "people", "issues", "adr_letter_dated", "before_court",
            ])
        #expect(problems.first { $0.formField == "issues" }?.pointer == "/issues/0/code")
    }

    @Test(
        "forgives what people and clipboards put between letters and digits",
        arguments: [
            ("complainant_postcode", "sw1a-1aa", "SW1A 1AA"), ("complainant_postcode", " SW1A1AA", "SW1A 1AA"),
            ("complainant_postcode", "SW1A\u{A0}1AA", "SW1A 1AA"),
            ("complainant_phone", "020\u{2011}7946\u{A0}0000", "020-7946 0000"),
            ("complainant_phone", "\u{200E}+44 20 7946 0000", "+44 20 7946 0000"),
            ("complainant_email", "ada @example.invalid\u{200B}", "ada@example.invalid"),
        ])
    func forgives(field: String, typed: String, kept: String) throws {
        let fields = Self.good.merging([field: typed]) { _, new in new }
        let draft = try ComplaintValidator.validate(ComplaintForm.json(from: fields), today: Sample.today).get()
        let person = draft.complainant
        #expect([person.postcode, person.phone, person.email].contains(kept))
    }

    @Test("reads what is said about each issue, money in pounds")
    func readsDetails() throws {
        let document = ComplaintForm.json(
            from: Self.good,
            issueFields: [.billingIncorrectCharge: ["amount_pence": "£45.50", "started_on": "2026-09-02"]])
        let draft = try ComplaintValidator.validate(document, today: Sample.today).get()
        let details = try #require(draft.issueDetails[.billingIncorrectCharge])
        #expect(details.amountPence == 4550 && details.startedOn == Sample.day("2026-09-02"))
        #expect(draft.issueDetails[.contractRenewal] == nil)
    }

    @Test("reads numbers and letters' dates")
    func readsNumbers() throws {
        let changes = ["customer_type": "small_business", "people": " 4 ", "adr_letter_dated": "2026-10-01"]
        let fields = Self.good.merging(changes) { _, new in new }
        let draft = try ComplaintValidator.validate(ComplaintForm.json(from: fields), today: Sample.today).get()
        #expect(draft.people == 4)
        #expect(draft.adrLetter?.dated == Sample.day("2026-10-01"))
    }
}
