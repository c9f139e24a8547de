import Domain
import Hummingbird
import HummingbirdTesting
import Operations
import Testing

@testable import Web

@Suite("A complaint by telephone")
struct CallTests {
    private func signedIn(_ edge: TestEdge) async throws -> JourneyWalk {
        let walk = JourneyWalk(edge)
        let response = try await walk.post("/staff/sign-in", TestEdge.login + [("to", "calls")])
        #expect(response.headers[.location] == "/complain/call")
        return walk
    }

    private func staffEdge() throws -> TestEdge {
        var edge = try TestEdge()
        edge.staffSeesCases = true
        return edge
    }

    @Test("is walked like any other, read back, and sent with a note of the call")
    func call() async throws {
        let walk = try await signedIn(try staffEdge())
        #expect(try await walk.get("/complain/provider").text.contains("taken by Sam Staff"))
        try await walk.fillIn()
        let readBack = try await walk.get("/complain/declaration").text
        #expect(readBack.contains("Read this to the caller") && readBack.contains("Nobody answered."))
        let response = try await walk.post("/complain/declaration", [("call_note", "Ada called from her neighbour's.")])
        #expect(response.headers[.location] == "/complain/call/sent/\(SampleCase.reference.text)")
        let submission = try #require(walk.edge.asked.submissions.first)
        #expect(submission.draft.channel == .phone)
        #expect(submission.call == CallNote(takenBy: TestEdge.staff.id, text: "Ada called from her neighbour's."))
        #expect(walk.cookie("case_key") == nil, "no key to the caller's case stays in the browser of the staff")
        #expect(try await walk.get("/complain/call/sent/\(SampleCase.reference.text)").text.contains("Read out"))
        #expect(walk.cookie("draft") == nil, "the next call begins with nothing")
    }

    @Test(
        "is not sent without a note, nor with one that is too long",
        arguments: ["", "  ", String(repeating: "x", count: 5001)])
    func noNote(_ note: String) async throws {
        let walk = try await signedIn(try staffEdge())
        try await walk.fillIn()
        let response = try await walk.post("/complain/declaration", [("call_note", note)])
        #expect(response.status == .unprocessableContent)
        #expect(response.text.contains("<title>Error: "))
        #expect(walk.edge.asked.submissions.isEmpty)
    }

    @Test("is read back in the caller's language")
    func welsh() async throws {
        let walk = try await signedIn(try staffEdge())
        try await walk.fillIn()
        #expect(try await walk.get("/complain/declaration?lang=cy").text.contains("Darllenwch hyn i’r galwr"))
        _ = try await walk.post("/complain/declaration", [("call_note", "Ada called.")])
        #expect(walk.edge.asked.submissions.first?.draft.language == .english, "what the caller wants is ticked")
    }

    @Test("goes on with what the caller has begun on the form, by its code")
    func goesOn() async throws {
        let edge = try staffEdge()
        let caller = JourneyWalk(edge)
        try await caller.begin()
        let page = try await caller.get("/complain/save").text
        let code = try #require(page.split(separator: "class=\"key\">").last?.prefix { $0 != "<" })
        let walk = try await signedIn(edge)
        #expect(try await walk.post("/complain/return/code", [("return_code", String(code))]).status == .seeOther)
        try await walk.answer(JourneyWalk.rest)
        #expect(try await walk.get("/complain/declaration").text.contains("Read this to the caller"))
    }

    @Test(
        "is nobody else's", arguments: [TestEdge.complainantKey, TestEdge.providerKey, "rk_ffffffffffffffff", ""])
    func strangers(_ key: String) async throws {
        let walk = JourneyWalk(try staffEdge())
        let cookie = HTTPFields.cookie("staff_session=\(key)")
        let sent = "/complain/call/sent/\(SampleCase.reference.text)"
        let response = try await walk.edge.ask(.get, sent, headers: cookie)
        #expect(response.headers[.location] == "/staff/sign-in?to=calls")
        #expect(try await !walk.edge.ask(.get, "/complain/provider", headers: cookie).text.contains("Telephone call"))
    }

    @Test("ends when its taker signs out, whose key no other site can use")
    func signOut() async throws {
        let walk = try await signedIn(try staffEdge())
        try await walk.begin()
        let signIn = try await walk.post("/staff/sign-in", TestEdge.login)
        let cookie = signIn.headers[values: .setCookie].first { $0.hasPrefix("staff_session") } ?? ""
        #expect(cookie.contains("SameSite=Strict") && cookie.contains("HttpOnly"))
        _ = try await walk.post("/staff/sign-out")
        #expect(walk.cookie("staff_session") == nil && walk.cookie("draft") == nil)
    }
}
