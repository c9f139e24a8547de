import Foundation
import Testing
import TestSupport

extension Processes {
    @Suite("With more requests than one address may send")
    struct RequestLimitTests {
        private static let limit = 80

        @Test("two APIs together hold one limit, and answer others meanwhile")
        func together() async throws {
            try await Stage.run { stage in
                let other = API(port: try Loopback.freePort())
                let settings = ["READS_PER_MINUTE": "\(Self.limit)"]
                try await stage.start(.intakeAPI, settings)
                try await stage.start(.intakeAPI, settings.merging(["PORT": "\(other.port)"]) { $1 })
                let codes = try await Self.statusesInOneMinute(of: [stage.api, other])
                // The one that has not asked yet may have given an eighth away.
                #expect((Self.limit...(Self.limit + Self.limit / 8)).contains(codes.count { $0 == 200 }))
                #expect(codes.last == 429)
                #expect(try await stage.api.send(Self.request(from: "203.0.113.9")).status == 200)
            }
        }

        /// Limits begin anew with each minute of the database's clock, which is this machine's: a run that saw one begin
        /// is repeated from another address.
        private static func statusesInOneMinute(of apis: [API]) async throws -> [Int] {
            var codes: [Int] = []
            for number in 1...5 {
                let minute = Self.minute
                codes = []
                for turn in 0..<(2 * limit) {
                    codes.append(try await apis[turn % apis.count].send(request(from: "198.51.100.\(number)")).status)
                }
                if minute == Self.minute { break }
            }
            return codes
        }

        private static var minute: Int { Int(Date().timeIntervalSince1970) / 60 }

        private static func request(from address: String) -> API.Request {
            var request = API.Request(method: "GET", path: "/track")
            request.headers["X-Forwarded-For"] = address
            return request
        }
    }
}
