import Domain
import Hummingbird
import HummingbirdTesting
import Synchronization
import Testing

@testable import Web

/// Somebody on the way to a complaint, with a browser's cookies.
final class JourneyWalk: Sendable {
    let edge: TestEdge
    private let cookies = Mutex<[String: String]>([:])

    init(_ edge: TestEdge) {
        self.edge = edge
    }

    var cookieNames: Set<String> { Set(cookies.withLock { $0.keys }) }

    func cookie(_ name: String) -> String? { cookies.withLock { $0[name] } }

    func get(_ path: String) async throws -> TestResponse {
        keep(try await edge.ask(.get, path, headers: headers))
    }

    /// With the token that the page carries.
    func post(_ path: String, _ form: [(String, String)] = []) async throws -> TestResponse {
        if cookie("form") == nil { _ = try await get("/complain") }
        let token = ("form_token", try #require(cookie("form")))
        return keep(try await edge.post(form: form + [token], to: path, headers: headers))
    }

    /// Answers questions, each on its page; the last answer.
    @discardableResult
    func answer(_ pages: [(page: String, form: [(String, String)])]) async throws -> TestResponse? {
        var last: TestResponse?
        for (page, form) in pages {
            let response = try await post("/complain/\(page)", form)
            #expect(response.status == .seeOther, "\(page): \(response.text)")
            last = response
        }
        return last
    }

    /// Up to the list of what is to do.
    func begin() async throws {
        try await answer(Self.eligibility)
    }

    /// Up to the check of the answers.
    func fillIn() async throws {
        try await answer(Self.eligibility + Self.rest)
    }

    static let eligibility: [(page: String, form: [(String, String)])] = [
        ("provider", [("provider", "o2")]), ("acting-as", [("acting_as", "customer")]),
        ("customer-type", [("customer_type", "residential")]), ("complained", [("complained", "yes")]),
        ("first-complained", date("first_complained_on", 5, 1, 2026)), ("letter", [("has_letter", "no")]),
        ("elsewhere", [("elsewhere", "none")]),
    ]

    static let rest: [(page: String, form: [(String, String)])] = [
        ("service", [("service", "mobile")]), ("issues/new/billing", [("issue_kind", "billing.incorrect_charge")]),
        ("issues/billing.incorrect_charge", [("amount_pence", "£45.50")]),
        ("issues/new/customer_service", [("issue_kind", "customer_service.uncontactable")]), ("issues", []),
        ("what-happened", [("narrative", "I was charged twice.\r\nNobody answered.")]),
        ("outcome", [("desired_outcome", "A refund.")]), ("account", []),
        ("name", [("complainant_name", "Ada Example")]),
        ("contact", [("complainant_preferred_channel", "email")]),
        ("email", [("complainant_email", "ada@example.invalid")]), ("phone-too", []),
    ]

    static func date(_ name: String, _ day: Int, _ month: Int, _ year: Int) -> [(String, String)] {
        [("\(name)-day", "\(day)"), ("\(name)-month", "\(month)"), ("\(name)-year", "\(year)")]
    }

    private var headers: HTTPFields {
        let text = cookies.withLock { $0.map { "\($0.key)=\($0.value)" }.joined(separator: "; ") }
        return text.isEmpty ? [:] : [.cookie: text]
    }

    private func keep(_ response: TestResponse) -> TestResponse {
        for header in response.headers[values: .setCookie] {
            let pair = header.prefix { $0 != ";" }.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            cookies.withLock { cookies in
                cookies[String(pair[0])] = header.contains("Max-Age=0") ? nil : String(pair[1])
            }
        }
        return response
    }
}
