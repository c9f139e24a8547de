import Testing
import TestSupport

extension Processes {
    @Suite("Complaints in bulk")
    struct BatchTests {
        @Test("a line is answered before the next one is sent, and is committed by then")
        func streamsBothWays() async throws {
            try await Stage.run { stage in
                try await stage.start(.intakeAPI)
                let port = stage.api.port
                let heard = try await API.onOwnThread {
                    let dialogue = try Loopback.Dialogue(port: port)
                    try dialogue.say(Self.head)
                    return try (0..<3).map { number in
                        try dialogue.say(Self.chunk(Self.line(number)))
                        return dialogue.hear(until: "\"line\":\(number + 1),")
                    }
                }
                #expect(heard.allSatisfy { $0.contains("\"status\":201") }, "\(heard)")
                #expect(try await stage.ledger.ask(ListCases()).count == 3)
            }
        }

        @Test("sent again after the API was killed, each line has one case")
        func survivesKill() async throws {
            try await Stage.run { stage in
                let port = stage.api.port
                let process = try await stage.start(.intakeAPI)
                async let broken = API.onOwnThread { try Self.sendAll(200, to: port) }
                try await eventually("some are in") { try await stage.ledger.ask(ListCases()).count >= 20 }
                try await process.kill()
                _ = try? await broken
                try await stage.start(.intakeAPI)
                let answer = try await API.onOwnThread { try Self.sendAll(200, to: port) }
                #expect(answer.contains("\"line\":200,"))
                #expect(try await stage.ledger.ask(ListCases()).count == 200)
            }
        }

        /// Slowly enough that it can be interrupted: a chunk a line.
        private static func sendAll(_ count: Int, to port: Int) throws -> String {
            let dialogue = try Loopback.Dialogue(port: port)
            try dialogue.say(head)
            for number in 0..<count { try dialogue.say(chunk(line(number))) }
            try dialogue.say("0\r\n\r\n")
            return dialogue.hear(until: "\r\n0\r\n\r\n")
        }

        private static let head = """
            POST /v1/complaints/batch HTTP/1.1\r
            Host: 127.0.0.1\r
            Content-Type: application/x-ndjson\r
            Transfer-Encoding: chunked\r
            \r

            """

        private static func line(_ number: Int) -> String {
            let complaint = String(decoding: Complaint(number).bytes, as: UTF8.self)
            return "{\"idempotency_key\":\"line-\(number)\",\"complaint\":\(complaint)}\n"
        }

        private static func chunk(_ text: String) -> String {
            "\(String(text.utf8.count, radix: 16))\r\n\(text)\r\n"
        }
    }
}
