import Foundation
import Testing
import TestSupport

extension Processes {
    @Suite("When the connection to PostgreSQL is lost")
    struct LostConnectionTests {
        @Test("in the middle of submissions, each key still answers one case, and none that was promised is missing")
        func survivesTerminatedBackends() async throws {
            try await Stage.run { stage in
                try await stage.start(.intakeAPI)
                let api = stage.api
                async let answers = Submissions.send(40, to: api)
                for count in stride(from: 5, through: 30, by: 5) {
                    try await eventually("\(count) cases") { try await stage.ledger.ask(ListCases()).count >= count }
                    _ = try await stage.ledger.ask(CutConnections(program: .intakeAPI))
                }
                try await Submissions.check(await answers, on: stage)
            }
        }

        @Test(
            "around COMMIT, each key still answers one case, and none that was promised is missing",
            arguments: ["before", "unanswered", "late", "after", "before,unanswered,late,after"])
        func survivesCutCommits(modes: String) async throws {
            try await Stage.run { stage in
                let proxy = try await CuttingProxy(modes: modes, on: stage)
                try await stage.start(.intakeAPI, proxy.settings)
                try await Submissions.check(await Submissions.send(20, to: stage.api), on: stage)
                #expect(try proxy.done == proxy.cuts)
            }
        }

        @Test("around COMMIT of many that are written together, each key answers one case, and none is missing")
        func survivesCutBatches() async throws {
            try await Stage.run { stage in
                let cuts = ProcessInfo.processInfo.environment["REDRESS_TEST_CUTS"].flatMap(Int.init) ?? 12
                let proxy = try await CuttingProxy(modes: "before,unanswered,late,after", cuts: cuts, on: stage)
                try await stage.start(.intakeAPI, proxy.settings)
                let answers = try await Submissions.send(cuts * 64, clients: 128, to: stage.api)
                try await Submissions.check(answers, on: stage)
                #expect(try proxy.done == proxy.cuts)
                let transactions = try await stage.ledger.number(CountIntakeTransactions())
                #expect(transactions * 4 < answers.count, "\(answers.count) by \(transactions) transactions")
            }
        }

        @Test("around COMMIT, a complaint without a key is taken once, whatever the client was told")
        func survivesWithoutKeys() async throws {
            try await Stage.run { stage in
                let proxy = try await CuttingProxy(modes: "unanswered,late", on: stage)
                try await stage.start(.intakeAPI, proxy.settings)
                var taken: [API.Accepted] = []
                for number in 0..<20 {
                    // Somebody without a key who is told to come back later may not know; nobody may be doubled.
                    if let accepted = try await stage.api.attempt(Complaint(number), key: nil) {
                        taken.append(accepted)
                    }
                }
                let cases = try await stage.ledger.ask(ListCases()).map(\.reference)
                #expect(Set(cases).isSuperset(of: taken.map(\.reference)))
                #expect(cases.count == 20)
                #expect(taken.count == 20, "the outcome of COMMIT was looked up")
            }
        }

        @Test("a worker and a scheduler go on by themselves")
        func goesOn() async throws {
            try await Stage.run { stage in
                try await stage.start(.intakeAPI)
                _ = try await stage.start([.worker, .scheduler])
                for number in 0..<12 {
                    _ = try await stage.ledger.ask(CutConnections(program: number % 2 == 0 ? .worker : .scheduler))
                    _ = try await stage.api.submitUntilTaken(Complaint(number), key: "key-\(number)")
                }
                try await eventually("all messages are out", within: .seconds(30)) {
                    try await stage.ledger.isSettled(messages: 12 * Correspondence.perComplaint)
                }
                try Correspondence.check(await stage.ledger.ask(ListMessages()), against: stage.mailFolder)
            }
        }
    }
}
