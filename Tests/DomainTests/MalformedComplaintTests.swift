@testable import Domain
import Testing

/// A body with what is wrong in it.
struct Malformed: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let body: JSONValue
    let expected: [String]

    /// - Parameter expected: each pointer and the code of its problem, `/narrative too_long`.
    init(_ description: String, _ body: JSONValue, _ expected: String...) {
        testDescription = description
        self.body = body
        self.expected = expected
    }
}

@Suite("A malformed complaint")
struct MalformedComplaintTests {
    static let long = JSONValue.string(String(repeating: "x", count: 20_001))

    static let missing = [
        Malformed("no channel", Sample.body(without: "channel"), "/channel missing"),
        Malformed("no complainant", Sample.body(without: "complainant"), "/complainant missing"),
        Malformed("no name", Sample.body(without: "complainant/name"), "/complainant/name missing"),
        Malformed("no e-mail", Sample.body(without: "complainant/email"), "/complainant/email missing"),
        Malformed("no customer type", Sample.body(without: "customer_type"), "/customer_type missing"),
        Malformed("no provider", Sample.body(without: "provider"), "/provider missing"),
        Malformed("no service", Sample.body(without: "service"), "/service missing"),
        Malformed("no issues", Sample.body(without: "issues"), "/issues missing"),
        Malformed("no narrative", Sample.body(without: "narrative"), "/narrative missing"),
        Malformed("narrative null", Sample.body(["narrative": nil]), "/narrative missing"),
        Malformed("business without people", Sample.body(["customer_type": "small_business"]), "/people missing"),
        Malformed(
            "phone preferred, none given",
            Sample.body([:], complainant: ["preferred_channel": "phone", "phone": nil]), "/complainant/phone missing"),
        Malformed(
            "post preferred, no postcode",
            Sample.body([:], complainant: ["preferred_channel": "post", "postcode": nil]),
            "/complainant/postcode missing"),
        Malformed("letter without date", Sample.body(["adr_letter": [:]]), "/adr_letter/dated missing"),
        Malformed("issue without code", Sample.body(["issues": [[:]]]), "/issues/0/code missing"),
    ]

    static let types = [
        Malformed("a list", [], " wrong_type"),
        Malformed("a string", "complaint", " wrong_type"),
        Malformed("null", .null, " wrong_type"),
        Malformed("complainant a string", Sample.body(["complainant": "Ada"]), "/complainant wrong_type"),
        Malformed("name a number", Sample.body([:], complainant: ["name": 1]), "/complainant/name wrong_type"),
        Malformed("narrative a list", Sample.body(["narrative": ["x"]]), "/narrative wrong_type"),
        Malformed("people as text", Sample.body(["people": "3"]), "/people wrong_type"),
        Malformed("flag as text", Sample.body(["before_court": "no"]), "/before_court wrong_type"),
        Malformed("flag as number", Sample.body(["other_scheme": 0]), "/other_scheme wrong_type"),
        Malformed("issues an object", Sample.body(["issues": ["code": "x"]]), "/issues wrong_type"),
        Malformed("issue a string", Sample.body(["issues": ["billing.payment"]]), "/issues/0 wrong_type"),
        Malformed("issue code a number", Sample.body(["issues": [["code": 7]]]), "/issues/0/code wrong_type"),
        Malformed("letter a date", Sample.body(["adr_letter": "2026-09-01"]), "/adr_letter wrong_type"),
        Malformed("date a number", Sample.body(["first_complained_on": 20_260_901]), "/first_complained_on wrong_type"),
    ]

    static let values = [
        Malformed("unknown channel", Sample.body(["channel": "fax"]), "/channel unknown_value"),
        Malformed("unknown customer type", Sample.body(["customer_type": "plc"]), "/customer_type unknown_value"),
        Malformed("unknown provider", Sample.body(["provider": "acme"]), "/provider unknown_value"),
        Malformed("unknown service", Sample.body(["service": "telex"]), "/service unknown_value"),
        Malformed(
            "unknown preferred channel", Sample.body([:], complainant: ["preferred_channel": "pigeon"]),
            "/complainant/preferred_channel unknown_value"),
        Malformed("unknown issue", Sample.body(["issues": [["code": "billing.x"]]]), "/issues/0/code unknown_value"),
        Malformed("unknown group", Sample.body(["issues": [["code": "x"]]]), "/issues/0/code unknown_value"),
        Malformed(
            "an issue twice", Sample.body(["issues": [["code": "billing.payment"], ["code": "billing.payment"]]]),
            "/issues/1/code duplicate"),
        Malformed("issues empty", Sample.body(["issues": []]), "/issues empty"),
        Malformed(
            "too many issues",
            Sample.body(["issues": .array(IssueCode.allCases.prefix(11).map { ["code": .string($0.rawValue)] })]),
            "/issues too_many"),
        Malformed("bad e-mail", Sample.body([:], complainant: ["email": "ada"]), "/complainant/email invalid_format"),
        Malformed(
            "e-mail with a line", Sample.body([:], complainant: ["email": "a@b.example\r\nBcc: c@d.example"]),
            "/complainant/email invalid_format"),
        Malformed(
            "bad phone", Sample.body([:], complainant: ["phone": "call me"]), "/complainant/phone invalid_format"),
        Malformed(
            "bad postcode", Sample.body([:], complainant: ["postcode": "12345"]), "/complainant/postcode invalid_format"
        ),
        Malformed("people negative", Sample.body(["people": -1]), "/people out_of_range"),
        Malformed(
            "date in words", Sample.body(["first_complained_on": "1 Sept"]), "/first_complained_on invalid_format"),
        Malformed(
            "no such day", Sample.body(["first_complained_on": "2026-02-30"]), "/first_complained_on invalid_format"),
        Malformed("tomorrow", Sample.body(["first_complained_on": "2026-11-24"]), "/first_complained_on in_future"),
        Malformed("long ago", Sample.body(["first_complained_on": "0026-11-24"]), "/first_complained_on out_of_range"),
        Malformed(
            "letter of tomorrow", Sample.body(["adr_letter": ["dated": "2026-11-24"]]), "/adr_letter/dated in_future"),
        Malformed(
            "letter before the complaint", Sample.body(["adr_letter": ["dated": "2026-08-01"]]),
            "/adr_letter/dated contradiction"),
    ]

    static let lengths = [
        Malformed("narrative too long", Sample.body(["narrative": long]), "/narrative too_long"),
        Malformed("narrative blank", Sample.body(["narrative": " \n "]), "/narrative empty"),
        Malformed("name empty", Sample.body([:], complainant: ["name": ""]), "/complainant/name empty"),
        Malformed("name too long", Sample.body([:], complainant: ["name": long]), "/complainant/name too_long"),
        Malformed("account too long", Sample.body(["account_reference": long]), "/account_reference too_long"),
        Malformed("outcome too long", Sample.body(["desired_outcome": long]), "/desired_outcome too_long"),
        Malformed(
            "a null character", Sample.body(["narrative": "a\u{0}b"]), "/narrative control_character"),
        Malformed(
            "a line end in a name", Sample.body([:], complainant: ["name": "a\nb"]),
            "/complainant/name control_character"),
        Malformed("a C1 control", Sample.body(["narrative": "a\u{85}b"]), "/narrative control_character"),
    ]

    static let others = [
        Malformed("an unknown field", Sample.body(["priority": 1]), "/priority unknown_field"),
        Malformed("a field to be escaped", Sample.body(["a/b~c": 1]), "/a~1b~0c unknown_field"),
        Malformed(
            "an unknown field of the complainant", Sample.body([:], complainant: ["age": 4]),
            "/complainant/age unknown_field"),
        Malformed(
            "an unknown field of the letter", Sample.body(["adr_letter": ["dated": "2026-10-01", "by": "x"]]),
            "/adr_letter/by unknown_field"),
        Malformed(
            "an unknown field of an issue", Sample.body(["issues": [["code": "billing.payment", "note": "x"]]]),
            "/issues/0/note unknown_field"),
        Malformed(
            "an empty object", [:], "/channel missing", "/complainant missing", "/customer_type missing",
            "/provider missing", "/service missing", "/issues missing", "/narrative missing"),
        Malformed(
            "several at once",
            Sample.body(
                ["provider": "acme", "narrative": long, "people": "x", "first_complained_on": "soon", "x": 1],
                complainant: ["email": "no"]),
            "/complainant/email invalid_format", "/people wrong_type", "/provider unknown_value",
            "/narrative too_long", "/first_complained_on invalid_format", "/x unknown_field"),
    ]

    @Test("is refused, naming each field and nothing else", arguments: missing + types + values + lengths + others)
    func refuses(_ malformed: Malformed) {
        let problems = Sample.problems(malformed.body)
        #expect(problems.map { "\($0.pointer) \($0.code.rawValue)" } == malformed.expected)
        #expect(problems.allSatisfy { !$0.message.isEmpty })
    }

    @Test("is told what would be right")
    func saysWhatIsRight() {
        #expect(
            Sample.problems(Sample.body(["service": "telex"])).first?.message
                == "must be one of: mobile, broadband, landline, pay_tv, bundle")
        #expect(Sample.problems(Sample.body(["provider": "acme"])).first?.message.contains("giffgaff") == true)
        #expect(
            Sample.problems(Sample.body(["issues": [["code": "billing.x"]]])).first?.message
                .contains("billing.price_rise") == true)
        #expect(
            Sample.problems(Sample.body(["first_complained_on": "2026-11-24"])).first?.message
                == "must not be after today, 2026-11-23")
        #expect(
            Sample.problems(Sample.body(["narrative": Self.long])).first?.message == "must be 1 to 20,000 characters")
    }

    @Test("is told nothing of what it holds, and not more than a hundred things")
    func staysSmall() {
        let secret = Sample.problems(Sample.body(["provider": "s3cret"], complainant: ["email": "s3cret"]))
        #expect(secret.count == 2 && secret.allSatisfy { !$0.message.contains("s3cret") })
        var many = JSONObject()
        for index in 0..<1000 { many["k\(index)"] = 1 }
        #expect(Sample.problems(.object(many)).count == 100)
    }

    @Test(
        "has no address that a mail server would refuse",
        arguments: [
            "a@b", "@b.example", "a@", "a b@c.example", "a@b..example", ".a@b.example", "a.@b.example", "a@-b.example",
            "a@b@c.example", "ä@b.example", "a@exämple.org", "<a@b.example>", "a@b.example,c@d.example",
        ])
    func refusesAddresses(_ address: String) {
        #expect(!FieldChecks.isEmail(address))
    }

    @Test("but every usual address, number and postcode is taken")
    func takesUsualOnes() {
        for email in ["a.b+c@mail.example.co.uk", "o'hara@example.org", "1@2.example"] {
            #expect(FieldChecks.isEmail(email))
        }
        for phone in ["+44 (0)20 7946 0000", "07700 900000", "18001-07700-900000", "01632.960000"] {
            #expect(FieldChecks.isPhone(phone))
        }
        for phone in ["123456", "012345678901234567890", "07700+900000", "٠٧٧٠٠٩٠٠٠٠٠"] {
            #expect(!FieldChecks.isPhone(phone))
        }
        for postcode in ["SW1A 1AA", "m1 1ae", "BT1 5GS", "GIR 0AA", "EH1 1YZ"] {
            #expect(FieldChecks.isPostcode(postcode))
        }
        for postcode in ["SW1A", "11 1AA", "SW1A 1A1", "SW1A-1AA", "ABCDEF 1AA"] {
            #expect(!FieldChecks.isPostcode(postcode))
        }
    }
}
