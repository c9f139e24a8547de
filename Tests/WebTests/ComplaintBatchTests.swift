import Domain
import Hummingbird
import HummingbirdTesting
import Operations
import Testing

@testable import Web

@Suite("POST /v1/complaints/batch")
struct ComplaintBatchTests {
    private let path = "/v1/complaints/batch"

    @Test("each line is answered by a line, in order, with what the single endpoint would have answered")
    func answers() async throws {
        let edge = try TestEdge()
        let lines = ["a", "b", "c"].map { Self.line(key: $0) }
        let answers = try await send(lines.joined(separator: "\n"), to: edge)
        #expect(answers.map { $0["line"]?.intValue } == [1, 2, 3])
        #expect(answers.map { $0["idempotency_key"]?.stringValue } == ["a", "b", "c"])
        #expect(answers.allSatisfy { $0["status"] == 201 })
        #expect(answers[0]["complaint"]?["reference"]?.stringValue == SampleCase.reference.text)
        #expect(edge.asked.submissions.map(\.idempotencyKey) == ["a", "b", "c"])
    }

    @Test("what is wrong with one line is said on its line, and the others are taken")
    func wrongLines() async throws {
        let edge = try TestEdge()
        let lines = [
            Self.line(key: "a"), #"{"complaint": "#, #"{"complaint": {"narrative": ""}, "shoe_size": 44}"#, "[]", "",
            Self.line(key: "b"),
        ]
        let answers = try await send(lines.joined(separator: "\n") + "\n", to: edge)
        #expect(answers.map { $0["status"]?.intValue } == [201, 400, 422, 422, 201])
        #expect(answers.map { $0["line"]?.intValue } == [1, 2, 3, 4, 5])
        let pointers = answers[2]["problem"]?["errors"]?.arrayValue?.compactMap { $0["pointer"]?.stringValue } ?? []
        #expect(Set(pointers).isSuperset(of: ["/idempotency_key", "/shoe_size", "/complaint/narrative"]))
        #expect(edge.asked.submissions.count == 2)
    }

    @Test("a line that is too long is refused without being kept, and the next one is taken")
    func tooLong() async throws {
        let edge = try TestEdge()
        let long = String(repeating: "x", count: edge.configuration.bodyLimit + 1)
        let answers = try await send("\(long)\n\(Self.line(key: "a"))\n", to: edge)
        #expect(answers.map { $0["status"]?.intValue } == [413, 201])
    }

    @Test("another content type is refused")
    func mediaType() async throws {
        let edge = try TestEdge()
        let response = try await edge.ask(
            .post, path, headers: [.contentType: "application/json"], body: Self.line(key: "a"))
        #expect(response.status == .unsupportedMediaType)
        #expect(edge.asked.submissions.isEmpty)
    }

    @Test("lines come out whole wherever the stream was cut")
    func cuts() {
        let text = Array("one\r\n\ntwo\nthree".utf8)
        for size in 1...text.count {
            var lines = NDJSONLines(limit: 10)
            var found: [NDJSONLines.Line] = []
            for start in stride(from: 0, to: text.count, by: size) {
                found += lines.append(text[start...].prefix(size))
            }
            if let last = lines.finish() { found.append(last) }
            #expect(found == ["one\r", "two", "three"].map { .whole(Array($0.utf8)) })
        }
    }

    private static func line(key: String) -> String {
        #"{"idempotency_key": "\#(key)", "complaint": \#(SampleCase.document.text)}"#
    }

    private func send(_ lines: String, to edge: TestEdge) async throws -> [JSONValue] {
        let response = try await edge.ask(
            .post, path, headers: [.contentType: "application/x-ndjson"], body: lines)
        #expect(response.status == .ok)
        #expect(response.headers[.contentType] == "application/x-ndjson")
        let bytes = Array(response.body.readableBytesView)
        return try bytes.split(separator: UInt8(ascii: "\n")).map {
            try JSONParser.parse(Array($0), limits: JSONLimits())
        }
    }
}
