/// A body that the API must refuse, and how.
struct BadBody: Sendable {
    let name: String
    let bytes: [UInt8]
    var contentType: String? = "application/json"
    let status: Int
    /// Where it is wrong, for what is JSON.
    var pointers: [String] = []
    /// Whether the answer names a byte.
    var isSyntaxError = false

    static let all = missing + wrong + dates + several + syntax + transport

    private static func invalid(_ name: String, _ complaint: Complaint, _ pointers: String...) -> BadBody {
        BadBody(name: name, bytes: complaint.bytes, status: 422, pointers: pointers)
    }

    private static func document(_ name: String, _ text: String, _ pointers: String...) -> BadBody {
        BadBody(name: name, bytes: Array(text.utf8), status: 422, pointers: pointers)
    }

    private static func unreadable(_ name: String, _ bytes: [UInt8]) -> BadBody {
        BadBody(name: name, bytes: bytes, status: 400, isSyntaxError: true)
    }

    private static let good = Complaint()

    private static let missing = [
        document(
            "an-empty-object", "{}", "/channel", "/complainant", "/customer_type", "/provider", "/service", "/issues",
            "/narrative"),
        invalid("no-channel", good.without("channel"), "/channel"),
        invalid("no-complainant", good.without("complainant"), "/complainant"),
        invalid("no-provider", good.without("provider"), "/provider"),
        invalid("no-service", good.without("service"), "/service"),
        invalid("no-issues", good.without("issues"), "/issues"),
        invalid("no-narrative", good.without("narrative"), "/narrative"),
        invalid("no-name", good.with(["complainant": #"{"email": "a@example.invalid"}"#]), "/complainant/name"),
        invalid("business-without-people", good.with(["customer_type": #""small_business""#]), "/people"),
    ]

    private static let wrong = [
        document("a-list", "[]", ""),
        document("a-text", #""complaint""#, ""),
        document("null", "null", ""),
        invalid("complainant-a-text", good.with(["complainant": #""Ada""#]), "/complainant"),
        invalid("narrative-a-number", good.with(["narrative": "7"]), "/narrative"),
        invalid("flag-a-text", good.with(["before_court": #""no""#]), "/before_court"),
        invalid("people-a-text", good.with(["people": #""3""#]), "/people"),
        invalid("issues-an-object", good.with(["issues": #"{"code": "billing.payment"}"#]), "/issues"),
        invalid("issues-empty", good.with(["issues": "[]"]), "/issues"),
        invalid("unknown-provider", good.with(["provider": #""acme""#]), "/provider"),
        invalid("unknown-service", good.with(["service": #""telex""#]), "/service"),
        invalid("unknown-issue", good.with(["issues": #"[{"code": "billing.nonsense"}]"#]), "/issues/0/code"),
        invalid("unknown-field", good.with(["priority": "1"]), "/priority"),
        invalid("narrative-too-long", good.with(["narrative": quoted(20_001)]), "/narrative"),
        invalid("account-too-long", good.with(["account_reference": quoted(65)]), "/account_reference"),
        invalid("narrative-blank", good.with(["narrative": #"" \n ""#]), "/narrative"),
        invalid("a-null-character", good.with(["narrative": #""a\u0000b""#]), "/narrative"),
        invalid("bad-e-mail", good.with(["complainant": #"{"name": "Ada", "email": "ada"}"#]), "/complainant/email"),
    ]

    private static let dates = [
        invalid("no-such-day", good.with(["first_complained_on": #""2026-02-30""#]), "/first_complained_on"),
        invalid("a-day-in-words", good.with(["first_complained_on": #""1 Sept""#]), "/first_complained_on"),
        invalid("a-day-to-come", good.with(["first_complained_on": #""2199-01-01""#]), "/first_complained_on"),
        invalid("a-letter-without-a-date", good.with(["adr_letter": "{}"]), "/adr_letter/dated"),
    ]

    private static let several = [
        invalid(
            "five-at-once",
            good.with([
                "provider": #""acme""#, "people": #""x""#, "first_complained_on": #""soon""#, "extra": "1",
                "complainant": #"{"name": "", "email": "no"}"#,
            ]),
            "/complainant/name", "/complainant/email", "/people", "/provider", "/first_complained_on", "/extra")
    ]

    private static let syntax = [
        unreadable("nothing", []),
        unreadable("cut-off", Array(good.bytes.dropLast(10))),
        unreadable("two-documents", good.bytes + good.bytes),
        unreadable("single-quotes", Array("{'channel': 'online'}".utf8)),
        unreadable("a-comma-too-many", Array(#"{"channel": "online",}"#.utf8)),
        unreadable("not-a-number", Array(#"{"people": NaN}"#.utf8)),
        unreadable("a-member-twice", good.repeating("provider").bytes),
        unreadable("invalid-utf-8", Array(#"{"narrative": ""#.utf8) + [0xC3, 0x28] + Array(#""}"#.utf8)),
        unreadable("half-a-surrogate", Array(#"{"narrative": "\ud800"}"#.utf8)),
        unreadable("deep-nesting", [UInt8](repeating: UInt8(ascii: "["), count: 100_000)),
    ]

    private static let transport = [
        BadBody(name: "ten-megabytes", bytes: good.with(["narrative": quoted(10_000_000)]).bytes, status: 413),
        BadBody(name: "plain-text", bytes: good.bytes, contentType: "text/plain", status: 415),
        BadBody(name: "no-content-type", bytes: good.bytes, contentType: nil, status: 415),
        BadBody(name: "latin-1", bytes: good.bytes, contentType: "application/json; charset=iso-8859-1", status: 415),
    ]

    private static func quoted(_ length: Int) -> String {
        "\"" + String(repeating: "x", count: length) + "\""
    }
}
