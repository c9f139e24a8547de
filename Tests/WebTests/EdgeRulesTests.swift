import Domain
import Hummingbird
import HummingbirdTesting
import Logging
import Operations
import Synchronization
import Testing

@testable import Web

@Suite("Rules that hold for every request")
struct EdgeRulesTests {
    @Test(
        "a known path answers other methods 405 with Allow, an unknown one 404",
        arguments: [
            (HTTPRequest.Method.get, "/v1/complaints", "POST"), (.delete, "/v1/cases/ABCDEFGH", "GET, HEAD"),
            (.trace, "/healthz", "GET, HEAD"), (.put, "/complain/save", "GET, HEAD, POST"),
        ])
    func methodNotAllowed(method: HTTPRequest.Method, path: String, allow: String) async throws {
        let response = try await TestEdge().ask(method, path)
        #expect(response.status == .methodNotAllowed)
        #expect(response.headers[.allow] == allow)
        #expect(try await TestEdge().ask(method, "/nowhere").status == .notFound)
    }

    @Test("errors are problem documents for programs and pages for people")
    func errorForms() async throws {
        let edge = try TestEdge()
        let program = try await edge.ask(.get, "/v1/nowhere")
        #expect(program.headers[.contentType] == "application/problem+json")
        #expect(try program.json()["status"]?.intValue == 404)
        let person = try await edge.ask(.get, "/nowhere")
        #expect(person.headers[.contentType] == "text/html; charset=utf-8")
        #expect(person.text.contains("<title>Page not found"))
        let reader = try await edge.ask(.get, "/nowhere", headers: .cookie("lang=cy"))
        #expect(reader.text.contains("<title>Heb ddod o hyd i’r dudalen"))
    }

    @Test(
        "every answer, also an error, carries the security headers",
        arguments: [
            "/", "/nowhere", "/v1/complaints", "/healthz", "/assets/redress.css", "/complain",
        ])
    func securityHeaders(path: String) async throws {
        let response = try await TestEdge().ask(.get, path)
        let policy = try #require(response.headers[.contentSecurityPolicy])
        #expect(policy.contains("default-src 'none'"))
        #expect(policy.contains("frame-ancestors 'none'"))
        #expect(response.headers[.contentTypeOptions] == "nosniff")
        #expect(response.headers[.referrerPolicy] == "no-referrer")
        #expect(response.headers[.strictTransportSecurity] == nil)
    }

    @Test("over https browsers are told to stay there and cookies are Secure")
    func https() async throws {
        var edge = try TestEdge()
        edge.configuration = WebConfiguration(publicURL: "https://redress.example/")
        let response = try await edge.ask(
            .get, "/cases/\(SampleCase.reference.text)?key=\(TestEdge.complainantKey)")
        #expect(response.headers[.strictTransportSecurity] != nil)
        #expect(response.headers[.setCookie]?.contains("Secure") == true)
    }

    @Test("a caller's request id comes back when it is plain, another is made up when it is not")
    func requestIDs() async throws {
        let edge = try TestEdge()
        let mine = try await edge.ask(.get, "/healthz", headers: [.requestID: "trace-1.a_B"])
        #expect(mine.headers[.requestID] == "trace-1.a_B")
        for odd in ["with space", "<script>", String(repeating: "x", count: 65), ""] {
            let response = try await edge.ask(.get, "/healthz", headers: [.requestID: odd])
            let id = try #require(response.headers[.requestID])
            #expect(id.count == 32 && id != odd)
        }
    }

    @Test("logs name the route and never the path, the key or what was sent")
    func logsAreClean() async throws {
        let lines = Mutex<[String]>([])
        var edge = try TestEdge()
        edge.logger = Logger(label: "test") { _ in LineRecorder { line in lines.withLock { $0.append(line) } } }
        edge.logger.logLevel = .trace
        _ = try await edge.ask(.get, "/cases/\(SampleCase.reference.text)?key=\(TestEdge.complainantKey)")
        _ = try await edge.post(json: SampleCase.document.text, to: "/v1/complaints")
        edge.submissionError = TestEdge.Unavailable(reason: "Ada Example")
        _ = try await edge.post(json: SampleCase.document.text, to: "/v1/complaints")
        let text = lines.withLock { $0.joined(separator: "\n") }
        #expect(text.contains("/cases/{reference}"))
        #expect(text.contains("request_id"))
        for secret in [SampleCase.reference.text, TestEdge.complainantKey, "Ada", "ada@example"] {
            #expect(!text.contains(secret))
        }
    }

    @Test("HEAD answers what GET would, without the body")
    func head() async throws {
        let response = try await TestEdge().ask(.head, "/")
        #expect(response.status == .ok)
        #expect(response.body.readableBytes == 0)
    }

    @Test("healthz says nothing of the database; readyz says 503 with the reason")
    func health() async throws {
        var edge = try TestEdge()
        #expect(try await edge.ask(.get, "/readyz").status == .ok)
        edge.notReadyBecause = "the database cannot be reached"
        #expect(try await edge.ask(.get, "/healthz").status == .ok)
        let notReady = try await edge.ask(.get, "/readyz")
        #expect(notReady.status == .serviceUnavailable)
        #expect(try notReady.json()["reason"] == "the database cannot be reached")
        #expect(notReady.headers[.retryAfter] == "5")
    }

    @Test("without a scheduler the edge stays ready, and readyz says what is wrong")
    func warns() async throws {
        var edge = try TestEdge()
        #expect(try await edge.ask(.get, "/readyz").json()["warning"] == nil)
        edge.warning = "no scheduler has run for 45 seconds"
        let ready = try await edge.ask(.get, "/readyz")
        #expect(ready.status == .ok)
        #expect(try ready.json()["warning"] == "no scheduler has run for 45 seconds")
    }
}

/// Writes down every line with its metadata.
private struct LineRecorder: LogHandler {
    let write: @Sendable (String) -> Void
    var metadata: Logger.Metadata = [:]
    var logLevel = Logger.Level.trace

    init(_ write: @escaping @Sendable (String) -> Void) {
        self.write = write
    }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        write("\(event.message) \(metadata) \(event.metadata ?? [:])")
    }
}
