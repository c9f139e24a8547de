import Testing
import TestSupport

extension Processes {
    @Suite("A body that is not a complaint")
    struct MalformedBodyTests {
        private struct ProblemDocument: Decodable {
            struct Field: Decodable {
                let pointer: String
                let message: String
            }

            let status: Int
            let title: String
            let detail: String
            let offset: Int?
            let errors: [Field]?
        }

        @Test("is answered by a problem that says what and where, changes nothing, and leaves the process up")
        func refusesAll() async throws {
            try await Stage.run { stage in
                let process = try await stage.start(.intakeAPI)
                #expect(BadBody.all.count >= 40)
                for bad in BadBody.all {
                    let answer = try await stage.api.submit(bad.bytes, key: bad.name, contentType: bad.contentType)
                    try Self.check(answer, bad)
                    #expect(process.isRunning, "\(bad.name)")
                }
                #expect(try await stage.ledger.number(CountEverythingWritten()) == 0)
                #expect(try await stage.api.get("/readyz").status == 200)
                #expect(try await stage.api.attempt(Complaint(), key: nil) != nil, "a good one is still taken")
            }
        }

        @Test(
            "is answered and the connection closed when it is too long, whether the client sends all of it or waits",
            arguments: ["close", "keep-alive"], [10_000_000, 60_000_000, 1_000_000])
        func closesAfterTooLong(connection: String, sent: Int) async throws {
            try await Stage.run { stage in
                try await stage.start(.intakeAPI)
                let port = stage.api.port
                // The shortest of them promises more than it sends.
                let head = """
                    POST /v1/complaints HTTP/1.1\r
                    Host: 127.0.0.1:\(port)\r
                    Content-Type: application/json\r
                    Content-Length: \(max(sent, 10_000_000))\r
                    Connection: \(connection)\r
                    \r

                    """
                let request = Array(head.utf8) + [UInt8](repeating: UInt8(ascii: " "), count: sent)
                let (answer, isClosed) = try await API.onOwnThread { try Loopback.converse(request, port: port) }
                #expect(String(decoding: answer.prefix(12), as: UTF8.self) == "HTTP/1.1 413")
                #expect(String(decoding: answer, as: UTF8.self).lowercased().contains("connection: close"))
                #expect(isClosed)
            }
        }

        @Test("does not keep others from a long answer: the connection closes when all of it is sent")
        func closesAfterLongAnswer() async throws {
            try await Stage.run { stage in
                try await stage.start(.intakeAPI)
                let port = stage.api.port
                let request = Array("GET /openapi.json HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n".utf8)
                let (answer, isClosed) = try await API.onOwnThread {
                    try Loopback.converse(request, port: port, receiveBuffer: 4096)
                }
                #expect(try API.Answer(answer).status == 200, "all of it, by its length")
                #expect(isClosed)
            }
        }

        private static func check(_ answer: API.Answer, _ bad: BadBody) throws {
            let name: Comment = "\(bad.name): \(String(decoding: answer.body.prefix(500), as: UTF8.self))"
            #expect(answer.status == bad.status, name)
            #expect(answer.headers["content-type"] == "application/problem+json", name)
            let problem = try answer.decode(ProblemDocument.self)
            #expect(problem.status == bad.status && !problem.title.isEmpty && !problem.detail.isEmpty, name)
            #expect((problem.errors ?? []).map(\.pointer).sorted() == bad.pointers.sorted(), name)
            #expect((problem.errors ?? []).allSatisfy { !$0.message.isEmpty }, name)
            #expect((problem.offset != nil) == bad.isSyntaxError, name)
        }
    }
}
