import Testing
import TestSupport

extension Processes {
    @Suite("Over a real SMTP server")
    struct MailTests {
        /// A case as its parties see it.
        private struct Case: Decodable {
            struct Message: Decodable {
                let kind: String
                let delivery: String
            }

            struct Entry: Decodable {
                let title: String
            }

            let status: String
            let messages: [Message]
            let timeline: [Entry]
        }

        @Test("the mails of a case make one thread for each party, in order")
        func threads() async throws {
            try await Stage.run { stage in
                let relay = try await Self.start(stage)
                let accepted = try #require(await stage.api.attempt(Complaint(), key: nil))
                try await Self.waitForMails(2, relay)
                let link = try #require(relay.messages.first { $0.recipient.hasPrefix("adr@") }?.providerToken)
                let defence = #"{"position": "defend", "text": "The charge is right."}"#
                try await stage.act(accepted, "provider-response", defence, token: link)
                try await Self.waitForMails(3, relay)
                try await stage.act(accepted, "withdrawal", "{}", token: accepted.accessToken)
                try await Self.waitForMails(5, relay)
                let threads = Dictionary(grouping: try relay.messages, by: \.recipient)
                #expect(threads.count == 2)
                for (_, thread) in threads { Self.check(thread) }
            }
        }

        private static func check(_ thread: [ReceivedMail]) {
            for (number, mail) in thread.enumerated() {
                let earlier = thread[..<number].map(\.messageID)
                #expect(mail.references == earlier)
                #expect(mail.headers["in-reply-to"] == earlier.last)
                #expect(mail.headers["auto-submitted"] == "auto-generated")
            }
            #expect(Set(thread.map(\.messageID)).count == thread.count)
        }

        @Test("a mail refused with 451 is sent again and accepted, and arrives once")
        func sendsAgain() async throws {
            try await Stage.run { stage in
                let relay = try await Self.start(stage)
                try #require(await stage.api.attempt(Complaint(email: "greylisted@example.invalid"), key: nil) != nil)
                try await Self.waitForMails(2, relay)
                try await eventually("it is recorded") { try await stage.ledger.isSettled(messages: 2) }
                #expect(try relay.refusals == 1)
                #expect(try relay.messages.count { $0.recipient == "greylisted@example.invalid" } == 1)
            }
        }

        @Test("a mail whose answer got lost is sent again, the same byte for byte")
        func sendsTheSameAgain() async throws {
            try await Stage.run { stage in
                let relay = try await Self.start(stage)
                try #require(await stage.api.attempt(Complaint(email: "silent@example.invalid"), key: nil) != nil)
                try await eventually("it has come twice", within: .seconds(30)) {
                    try relay.messages.count { $0.recipient == "silent@example.invalid" } >= 2
                }
                let copies = try relay.messages.filter { $0.recipient == "silent@example.invalid" }.map(\.raw)
                #expect(Set(copies).count == 1)
            }
        }

        @Test("a mail refused with 550 is recorded on the case, which goes on, and nobody tries again")
        func recordsRefusal() async throws {
            try await Stage.run { stage in
                let relay = try await Self.start(stage)
                let accepted = try #require(
                    await stage.api.attempt(Complaint(email: "unknown@example.invalid"), key: nil))
                try await eventually("the refusal is recorded") {
                    try await stage.ledger.ask(ListMessages()).contains { $0.state == "undelivered" }
                }
                try await eventually("the rest is done") { try await stage.ledger.isSettled(messages: 1) }
                let shown = try await stage.show(accepted, as: Case.self)
                #expect(shown.status == "awaiting_provider")
                let delivery = try #require(shown.messages.first { $0.kind == "acknowledgement" }?.delivery)
                #expect(delivery.contains("550"), "\(delivery)")
                #expect(try relay.refusals == 1)
            }
        }

        @Test("a relay that is away costs no mail")
        func waitsForRelay() async throws {
            try await Stage.run { stage in
                try await stage.start(.intakeAPI)
                let nowhere = ["SMTP_URL": "smtp://127.0.0.1:\(try Loopback.freePort())"]
                let worker = try await stage.start(.worker, nowhere)
                try await stage.start(.scheduler)
                try #require(await stage.api.attempt(Complaint(), key: nil) != nil)
                try await eventually("both wait for another attempt") {
                    try await stage.ledger.number(CountFailedAttempts()) >= 2
                }
                try await worker.kill()
                let relay = try await Relay(on: stage)
                try await stage.start(.worker, relay.settings)
                try await Self.waitForMails(2, relay)
            }
        }

        private static func start(_ stage: Stage) async throws -> Relay {
            let relay = try await Relay(on: stage)
            // Each message by itself: what a digest tells is in no thread.
            try await stage.start(.intakeAPI, ["PROVIDER_DIGEST": "none"])
            try await stage.start(.worker, relay.settings)
            try await stage.start(.scheduler)
            return relay
        }

        private static func waitForMails(_ count: Int, _ relay: Relay) async throws {
            try await eventually("\(count) mails have arrived", within: .seconds(30)) {
                try relay.messages.count >= count
            }
            #expect(try relay.messages.count == count)
        }
    }
}
