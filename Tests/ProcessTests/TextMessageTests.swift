import Crypto
import Foundation
import TestSupport
import Testing

extension Processes {
    @Suite("Text messages through a real gateway")
    struct TextMessageTests {
        private static let secret = "what the gateway and the scheme both know"

        private struct Case: Decodable {
            struct Message: Decodable {
                let kind: String
                let delivery: String
            }

            let messages: [Message]
        }

        @Test(
            "a worker is killed before the gateway has answered: the same text is sent again, and its receipt is noted")
        func killed() async throws {
            try await Stage.run { stage in
                let relay = try await Relay(on: stage)
                let gateway = try Fixture("../GatewaysTests/Fixtures/text_gateway.py", on: stage)
                let port = try await gateway.first("ready").port ?? 0
                let settings = [
                    "SMS_URL": "http://127.0.0.1:\(port)/v1/texts", "SMS_TOKEN": "a-token", "QUIET_HOURS": "none",
                    "SMS_RECEIPT_SECRET": Self.secret,
                ]
                try await stage.start(.intakeAPI, settings)
                try await stage.start(.scheduler)
                let worker = try await stage.start(.worker, settings.merging(relay.settings) { $1 })
                let person = #"""
                    {"name": "Person", "email": "person@example.invalid", "phone": "07700 900000",
                        "preferred_channel": "phone"}
                    """#
                let accepted = try await stage.api.submitUntilTaken(
                    Complaint().with(["complainant": person]), key: "case")
                try await eventually("the provider was asked", within: .seconds(30)) {
                    try relay.messages.contains { $0.providerToken != nil }
                }
                let provider = try #require(try relay.messages.compactMap(\.providerToken).first)
                try await stage.act(
                    accepted, "provider-response", #"{"position": "defend", "text": "The charge is right."}"#,
                    token: provider)
                let first = try await gateway.first("text")
                try await worker.kill()
                try await stage.start(.worker, settings.merging(relay.settings) { $1 })
                try await eventually("it is recorded", within: .seconds(40)) {
                    try await Self.delivery(stage, accepted).contains("accepted by the gateway")
                }
                let texts = try gateway.events.filter { $0.event == "text" }
                #expect(texts.count == 2)
                #expect(Set(texts.compactMap(\.mode)).count == 1)
                let id = try #require(first.mode)
                #expect(try await Self.report(stage, id, secret: "not \(Self.secret)") == 401)
                #expect(try await Self.report(stage, id, secret: Self.secret) == 204)
                #expect(try await Self.delivery(stage, accepted).contains("was on the phone at"))
                #expect(!worker.log.contains("900000"))
            }
        }

        private static func delivery(_ stage: Stage, _ accepted: API.Accepted) async throws -> String {
            let document = try await stage.show(accepted, as: Case.self)
            return document.messages.first { $0.kind == "comment_invitation" }?.delivery ?? ""
        }

        private static func report(_ stage: Stage, _ id: String, secret: String) async throws -> Int {
            let body = #"{"id": "\#(id)", "status": "delivered"}"#
            let seconds = "\(Int(Date().timeIntervalSince1970))"
            let mac = HMAC<SHA256>.authenticationCode(
                for: Array("\(seconds).\(body)".utf8), using: SymmetricKey(data: Array(secret.utf8)))
            let signature = "t=\(seconds),v1=" + mac.map { String(format: "%02x", $0) }.joined()
            return try await stage.api.post("/v1/texts/receipts", body, headers: ["Redress-Signature": signature])
                .status
        }
    }
}
