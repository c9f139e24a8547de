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
                async let answers = Self.submit(40, to: api)
                for count in stride(from: 5, through: 30, by: 5) {
                    try await eventually("\(count) cases") { try await stage.ledger.ask(ListCases()).count >= count }
                    _ = try await stage.ledger.ask(CutConnections(program: .intakeAPI))
                }
                try await Self.check(await answers, stage)
            }
        }

        @Test(
            "around COMMIT, each key still answers one case, and none that was promised is missing",
            arguments: ["before", "unanswered", "late", "after", "before,unanswered,late,after"])
        func survivesCutCommits(modes: String) async throws {
            try await Stage.run { stage in
                let proxy = try await CuttingProxy(modes: modes, on: stage)
                try await stage.start(.intakeAPI, ["DATABASE_URL": proxy.url, "CONTROL_DATABASE_URL": stage.ledger.database.url])
                try await Self.check(await Self.submit(20, to: stage.api), stage)
                #expect(try proxy.done == CuttingProxy.cuts)
            }
        }

        @Test("around COMMIT, a complaint without a key is taken once, whatever the client was told")
        func survivesWithoutKeys() async throws {
            try await Stage.run { stage in
                let proxy = try await CuttingProxy(modes: "unanswered,late", on: stage)
                try await stage.start(.intakeAPI, ["DATABASE_URL": proxy.url, "CONTROL_DATABASE_URL": stage.ledger.database.url])
                var taken: [API.Accepted] = []
                for number in 0..<20 {
                    // Somebody without a key who is told to come back later may not know; nobody may be doubled.
                    if let accepted = try await stage.api.attempt(Complaint(number), key: nil) { taken.append(accepted) }
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

        /// Each complaint by two clients at once under the same key, both until they have an answer.
        private static func submit(_ count: Int, to api: API) async throws -> [String: Set<API.Accepted>] {
            try await withThrowingTaskGroup(of: [(String, API.Accepted)].self) { group in
                for client in 0..<4 {
                    group.addTask {
                        var answers: [(String, API.Accepted)] = []
                        for number in stride(from: client / 2, to: count, by: 2) {
                            let key = "key-\(number)"
                            answers.append((key, try await api.submitUntilTaken(Complaint(number), key: key)))
                        }
                        return answers
                    }
                }
                return try await group.reduce(into: [:]) { all, answers in
                    for (key, accepted) in answers { all[key, default: []].insert(accepted) }
                }
            }
        }

        private static func check(_ answers: [String: Set<API.Accepted>], _ stage: Stage) async throws {
            #expect(answers.values.allSatisfy { $0.count == 1 }, "one answer for each key")
            let cases = try await stage.ledger.ask(ListCases()).map(\.reference)
            #expect(cases.sorted() == answers.values.flatMap { $0.map(\.reference) }.sorted())
            for accepted in answers.values.joined() {
                let answer = try await stage.api.get("/v1/cases/\(accepted.reference)", token: accepted.accessToken)
                #expect(answer.status == 200)
            }
        }
    }
}
