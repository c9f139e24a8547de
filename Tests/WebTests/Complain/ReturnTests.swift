import Domain
import Hummingbird
import HummingbirdTesting
import Testing

@testable import Web

@Suite("Saving and coming back")
struct ReturnTests {
    @Test("the link is opened any number of times; only the button goes on with the draft, in another browser")
    func link() async throws {
        let edge = try TestEdge()
        let first = JourneyWalk(edge)
        try await first.begin()
        let secret = try #require(first.cookie("draft"))
        let second = JourneyWalk(edge)
        for _ in 1...3 {
            let page = try await second.get("/complain/return?key=\(secret)")
            #expect(page.status == .ok && second.cookie("draft") == nil)
        }
        let goneOn = try await second.post("/complain/return", [("key", secret)])
        #expect(goneOn.headers[.location] == "/complain/tasks")
        #expect(try await second.get("/complain/tasks").text.contains("We can look at your complaint"))
        #expect(try await first.get("/complain/tasks").status == .ok)
    }

    @Test("the code goes on with it as well, however it is typed")
    func code() async throws {
        let edge = try TestEdge()
        let first = JourneyWalk(edge)
        try await first.begin()
        let page = try await first.get("/complain/save").text
        let code = try #require(page.split(separator: "class=\"key\">").last?.prefix { $0 != "<" })
        let second = JourneyWalk(edge)
        let typed = code.lowercased().replacing(" ", with: "-")
        let goneOn = try await second.post("/complain/return/code", [("return_code", typed)])
        #expect(goneOn.headers[.location] == "/complain/tasks" && second.cookie("draft") != nil)
    }

    @Test("a code that is none opens nothing", arguments: ["", "ABCD", "2222 3333 4444"])
    func wrongCode(typed: String) async throws {
        let walk = JourneyWalk(try TestEdge())
        let response = try await walk.post("/complain/return/code", [("return_code", typed)])
        #expect(response.status == .unprocessableContent && walk.cookie("draft") == nil)
        #expect(response.text.contains("<title>Error: "))
    }

    @Test("the link is sent to an address that can be one, and the page after it can be loaded again")
    func asks() async throws {
        let walk = JourneyWalk(try TestEdge())
        try await walk.begin()
        #expect(try await walk.post("/complain/save", [("return_email", "ada")]).status == .unprocessableContent)
        #expect(try await walk.post("/complain/save").status == .unprocessableContent)
        let asked = try await walk.post("/complain/save", [("return_email", " ada@example.invalid ")])
        #expect(asked.headers[.location] == "/complain/saved")
        for _ in 1...2 { #expect(try await walk.get("/complain/saved").text.contains("ada@example.invalid")) }
        #expect(walk.edge.shelf.linksSent == ["ada@example.invalid"])
    }

    @Test("answers that are gone are said to be gone, and a new complaint can begin")
    func gone() async throws {
        let walk = JourneyWalk(try TestEdge())
        try await walk.begin()
        walk.edge.shelf.forgetAll()
        let next = try await walk.post("/complain/service", [("service", "mobile")])
        #expect(next.headers[.location] == "/complain?gone=yes" && walk.cookie("draft") == nil)
        #expect(try await walk.get("/complain?gone=yes").text.contains("We do not have those answers any more"))
        #expect(try await walk.get("/complain/return?key=rd_0123456789").status == .notFound)
    }

    @Test("a draft's cookie is for the pages of the way only, and no answer stands in an address")
    func cookie() async throws {
        let edge = try TestEdge()
        let token = String(repeating: "a1", count: 16)
        let response = try await edge.post(
            form: [("provider", "o2"), ("form_token", token)], to: "/complain/provider",
            headers: .cookie("form=\(token)"))
        let cookie = try #require(response.headers[values: .setCookie].first { $0.hasPrefix("draft=") })
        #expect(cookie.contains("Path=/complain") && cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax"))
        #expect(response.headers[.location] == "/complain/acting-as")
    }
}
