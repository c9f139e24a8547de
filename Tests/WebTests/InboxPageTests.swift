import Domain
import Hummingbird
import HummingbirdTesting
import Testing

@testable import Web

@Suite("The pages of a provider's inbox")
struct InboxPageTests {
    private let session = HTTPFields.cookie("inbox_session=\(TestEdge.inboxKey)")

    @Test("lists what waits, with what to do by when, and leads to the case without its key in the page")
    func list() async throws {
        let page = try await TestEdge().ask(.get, "/provider", headers: session).text
        #expect(page.contains("Complaints that wait for you") && page.contains("Answer the complaint"))
        #expect(page.contains("href=\"/provider/cases/\(SampleCase.reference.text)\""))
        #expect(page.contains("Urgent") && !page.contains("rp_"))
    }

    @Test("opens a case by putting its key where the secret link would")
    func open() async throws {
        let response = try await TestEdge().ask(
            .get, "/provider/cases/\(SampleCase.reference.text)", headers: session)
        #expect(response.status == .seeOther)
        #expect(response.headers[.location] == "/cases/\(SampleCase.reference.text)/provider")
        #expect(response.headers[.setCookie]?.hasPrefix("provider_key=\(TestEdge.providerKey)") == true)
    }

    @Test(
        "are behind the providers' own door",
        arguments: ["", TestEdge.staffKey, TestEdge.providerKey, "rq_ffffffffffffffff"])
    func strangers(_ key: String) async throws {
        let cookies = HTTPFields.cookie("inbox_session=\(key)", "staff_session=\(key)", "provider_key=\(key)")
        let list = try await TestEdge().ask(.get, "/provider", headers: cookies)
        #expect(list.status == .seeOther && list.headers[.location] == "/provider/sign-in")
        let opened = try await TestEdge().ask(
            .get, "/provider/cases/\(SampleCase.reference.text)", headers: cookies)
        #expect(opened.headers[.setCookie]?.contains("provider_key") != true)
        #expect([.notFound, .seeOther].contains(opened.status))
    }

    @Test("a reference that was mistyped is said so")
    func mistyped() async throws {
        let page = try await TestEdge().ask(.get, "/provider?reference=ABCDEFG1", headers: session).text
        #expect(page.contains("There is no such reference"))
    }
}
