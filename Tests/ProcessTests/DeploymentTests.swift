import Testing
import TestSupport

extension Processes {
    @Suite("A whole deployment")
    struct DeploymentTests {
        private static let complaints = 40
        private static let messages = complaints * Correspondence.perComplaint

        @Test("of two APIs, four workers and two schedulers loses one of each, and nothing else")
        func losesOneOfEach() async throws {
            try await Stage.run { stage in
                let (api, other) = (stage.api, API(port: try Loopback.freePort()))
                try await stage.start(.intakeAPI)
                let process = try await stage.start(.intakeAPI, ["PORT": "\(other.port)"])
                let schedulers = try await stage.start([.scheduler, .scheduler])
                let workers = try await stage.start([.worker, .worker, .worker, .worker])
                async let answers = Submissions.send(Self.complaints, to: api, other)

                try await isOut(Self.messages / 8, on: stage)
                try await process.kill()
                try await stage.start(.intakeAPI, ["PORT": "\(other.port)"])
                try await isOut(Self.messages / 4, on: stage)
                try await workers[0].kill()
                let leader = try await stage.leader(among: schedulers)
                try await leader.kill()

                try await Submissions.check(await answers, on: stage)
                try await eventually("all work is done", within: .seconds(60)) {
                    try await stage.ledger.isSettled(messages: Self.messages)
                }
                try await Correspondence.check(stage.ledger.ask(ListMessages()), against: stage.mailFolder)
                #expect(try await stage.ledger.number(CountRepeatedJobs()) == 0)
                #expect(try await stage.ledger.number(CountWorkersAtWork()) > 1, "the workers share the work")
                let successor = try await stage.leader(among: schedulers.filter { $0 !== leader })
                #expect(successor.isRunning)
                #expect(try await stage.ledger.number(CountLeaders()) == 1)
            }
        }

        private func isOut(_ messages: Int, on stage: Stage) async throws {
            try await eventually("\(messages) messages are out", within: .seconds(30)) {
                try await stage.ledger.number(CountSentMessages()) >= messages
            }
        }
    }
}
