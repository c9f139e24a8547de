import Domain
import Hummingbird
import HummingbirdTesting
import Operations
import Testing

@testable import Web

@Suite("POST /v1/complaints")
struct ComplaintsAPITests {
    private let path = "/v1/complaints"

    @Test("a good complaint is answered 201 with reference, key, eligibility and where it is now")
    func accepted() async throws {
        let edge = try TestEdge()
        let response = try await edge.post(json: SampleCase.document.text, to: path)
        #expect(response.status == .created)
        let answer = try response.json()
        #expect(answer["reference"]?.stringValue == SampleCase.reference.text)
        #expect(answer["access_token"]?.stringValue == TestEdge.complainantKey)
        #expect(answer["status"] == "awaiting_provider")
        #expect(answer["eligibility"]?["outcome"] == "accepted")
        #expect(answer["eligibility"]?["opens_on"] == .null)
        #expect(response.headers[.location] == "http://127.0.0.1:8080/v1/cases/\(SampleCase.reference.text)")
        #expect(response.headers[.cacheControl] == "no-store")
    }

    @Test(
        "an idempotency key reaches the operation, without the quotes that a structured field adds",
        arguments: [
            ("abc-1", "abc-1"), ("\"abc-1\"", "abc-1"),
            (String(repeating: "k", count: 255), String(repeating: "k", count: 255)),
        ])
    func idempotencyKey(sent: String, taken: String) async throws {
        let edge = try TestEdge()
        let response = try await edge.post(
            json: SampleCase.document.text, to: path, headers: [.idempotencyKey: sent])
        #expect(response.status == .created)
        #expect(edge.asked.submissions.first?.idempotencyKey == taken)
    }

    @Test(
        "a key that is no key is refused and nothing is stored",
        arguments: [
            "with space", "\"\"", String(repeating: "k", count: 256), "schlüssel",
        ])
    func badIdempotencyKey(sent: String) async throws {
        let edge = try TestEdge()
        let response = try await edge.post(json: SampleCase.document.text, to: path, headers: [.idempotencyKey: sent])
        #expect(response.status == .badRequest)
        #expect(edge.asked.submissions.isEmpty)
    }

    @Test("every wrong field is named at once, by pointer")
    func allProblems() async throws {
        let edge = try TestEdge()
        let body = """
            {"channel":"fax","complainant":{"name":"","email":"nobody"},"customer_type":"residential",\
            "provider":"nobody-telecom","service":"mobile","issues":[{"code":"billing.nonsense"}],\
            "narrative":"x","first_complained_on":"2026-02-30","shoe_size":44}
            """
        let response = try await edge.post(json: body, to: path)
        #expect(response.status == .unprocessableContent)
        #expect(response.headers[.contentType] == "application/problem+json")
        let pointers = Set(try response.pointers())
        let expected = [
            "/channel", "/complainant/name", "/complainant/email", "/provider", "/issues/0/code",
            "/first_complained_on", "/shoe_size",
        ]
        #expect(pointers.isSuperset(of: expected), "\(pointers)")
        #expect(edge.asked.submissions.isEmpty)
    }

    @Test(
        "a body that is no JSON is answered 400 with the byte where it broke",
        arguments: [
            ("{\"channel\":", 11), ("", 0), ("{\"a\":1,\"a\":2}", 7), ("[1,]", 3),
        ])
    func syntax(body: String, offset: Int) async throws {
        let response = try await TestEdge().post(json: body, to: path)
        #expect(response.status == .badRequest)
        let problem = try response.json()
        #expect(problem["type"]?.stringValue?.hasSuffix("/problems#malformed-json") == true)
        #expect(problem["offset"]?.intValue == offset)
    }

    @Test("invalid UTF-8 and endless nesting are syntax errors, not crashes")
    func hostileBytes() async throws {
        let edge = try TestEdge()
        let nested = String(repeating: "[", count: 10_000)
        #expect(try await edge.post(json: nested, to: path).status == .badRequest)
        let invalid = try await edge.run { client in
            try await client.executeRequest(
                uri: "/v1/complaints", method: .post, headers: [.contentType: "application/json"],
                body: ByteBuffer(bytes: [0x7B, 0x22, 0xFF, 0xFE, 0x22, 0x7D]))
        }
        #expect(invalid.status == .badRequest)
        #expect(try invalid.json()["offset"]?.intValue == 2)
    }

    @Test("a body of 10 MB is answered 413 by its declared length")
    func tooLarge() async throws {
        let body = String(repeating: "x", count: 10 * 1024 * 1024)
        let response = try await TestEdge().post(json: body, to: path)
        #expect(response.status == .contentTooLarge)
        #expect(try response.json()["type"]?.stringValue?.hasSuffix("#body-too-large") == true)
    }

    @Test("a stream that never declares its length is cut at the limit")
    func endlessStream() async throws {
        let (body, source) = RequestBody.makeStream()
        let request = Request(head: .init(method: .post, scheme: nil, authority: nil, path: "/"), body: body)
        let feeding = Task {
            while !Task.isCancelled { await source.yield(ByteBuffer(repeating: 120, count: 1000)) }
        }
        let problem = await #expect(throws: Problem.self) { try await request.bodyBytes(limit: 4000) }
        feeding.cancel()
        #expect(problem?.kind == .bodyTooLarge)
    }

    @Test(
        "anything but UTF-8 JSON is answered 415",
        arguments: [
            "text/plain", "application/x-www-form-urlencoded", "application/json; charset=latin1", "",
        ])
    func contentType(type: String) async throws {
        let response = try await TestEdge().ask(
            .post, path, headers: type.isEmpty ? [:] : [.contentType: type], body: SampleCase.document.text)
        #expect(response.status == .unsupportedMediaType)
    }

    @Test(
        "what the operation refuses is answered with its own status",
        arguments: [
            (SubmissionError.keyReusedWithOtherBody, 422), (.keyInUse, 409), (.unavailable(retryAfterSeconds: 7), 503),
        ])
    func refused(error: SubmissionError, status: Int) async throws {
        var edge = try TestEdge()
        edge.submissionError = error
        let response = try await edge.post(json: SampleCase.document.text, to: path)
        #expect(response.status.code == status)
        #expect(response.headers[.retryAfter] == (status == 503 ? "7" : nil))
    }

    @Test("an error nobody foresaw is answered 500 without a word of what it says")
    func unforeseen() async throws {
        struct Secret: Error, CustomStringConvertible {
            let description = "ada@example.invalid"
        }
        var edge = try TestEdge()
        edge.submissionError = Secret()
        let response = try await edge.post(json: SampleCase.document.text, to: path)
        #expect(response.status == .internalServerError)
        #expect(!response.text.contains("ada@"))
    }
}
