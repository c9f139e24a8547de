import Glibc
import Testing
import TestSupport

extension Processes {
    @Suite("When processes are killed")
    struct KillTests {
        @Test("at random moments while complaints come in, nothing is lost and nothing happens twice")
        func survivesKills() async throws {
            try await Stage.run { stage in
                let play = try await KillPlay(on: stage, seed: 7)
                try await play.perform(kills: 4)
                try await play.checkThatNothingIsLostOrDoubled()
            }
        }

        @Test(
            "and PostgreSQL crashes too, nothing is lost and nothing happens twice",
            .enabled(
                if: PostgresRestart.isPossible,
                "REDRESS_TEST_RESTART_POSTGRES has to name a command that restarts the cluster; deploy/test makes one"))
        func survivesDatabaseCrash() async throws {
            try await Stage.run { stage in
                let play = try await KillPlay(on: stage, seed: 11)
                try await play.perform(kills: 3, crashingDatabase: true)
                try await play.checkThatNothingIsLostOrDoubled()
            }
        }

        @Test("the API in the middle of submissions, each key answers one case, and none that was promised is missing")
        func survivesKilledAPI() async throws {
            try await Stage.run { stage in
                let api = stage.api
                var process = try await stage.start(.intakeAPI)
                async let answers = Submissions.send(40, to: api)
                for count in [8, 16, 24] {
                    try await eventually("\(count) cases") { try await stage.ledger.ask(ListCases()).count >= count }
                    try await process.kill()
                    process = try await stage.start(.intakeAPI)
                }
                try await Submissions.check(await answers, on: stage)
            }
        }

        @Test("a worker's jobs run again within 15 s")
        func takesOver() async throws {
            try await Stage.run { stage in
                let jobs = try await stage.submitComplaints(4).count * Correspondence.perComplaint
                try await stage.start(.scheduler)
                let lock = try await TableLock("redress.message", in: stage.ledger.database)
                let worker = try await stage.startWorker(holding: jobs)
                try await stage.start(.worker)
                try await worker.kill()
                await lock.release()
                try await eventually("the jobs ran again", within: .seconds(15)) {
                    try await stage.ledger.isSettled(messages: jobs)
                }
                #expect(try await stage.ledger.number(CountRescuedJobs()) == jobs)
                #expect(try await stage.ledger.number(CountRepeatedJobs()) == 0)
            }
        }
    }
}
