import Testing
import TestSupport

extension Processes {
    @Suite("The operator's command line, acting on jobs")
    struct JobsActTests {
        struct SentAgain: Decodable {
            let sentAgain: [Int]
        }

        @Test("sends again exactly the dead letters that were named, by number or by what they have in common")
        func retries() async throws {
            try await Stage.run { stage in
                let seed = QueueSeed(database: stage.ledger.database)
                let first = try await seed.deadLetter(reason: "Boom")
                let second = try await seed.deadLetter(reason: "Bang")
                let (third, fourth) = (try await seed.deadLetter("other"), try await seed.deadLetter())
                let expected: [([String], [Int])] = [
                    (["\(first)", "4711"], [first]), (["--reason", "Bang"], [second]), (["--kind", "other"], [third]),
                    (["--all"], [fourth]),
                ]
                for (choice, ids) in expected {
                    let finished = try await stage.redress(["jobs", "retry", "--json"] + choice)
                    #expect(finished.ending == .exited(0))
                    #expect(try finished.decode(SentAgain.self).sentAgain == ids, "\(choice)")
                }
                let left = try await stage.ledger.ask(CountWork()).map { "\($0.place) \($0.jobs)" }
                #expect(left == ["ready 4"])
            }
        }

        struct Cancelled: Decodable {
            let cancelled: [Int]
            let askedToEnd: [Int]
            let notFound: [Int]
        }

        @Test("cancels what waits, asks what a worker holds to end, and names what it did not find")
        func cancels() async throws {
            try await Stage.run { stage in
                let seed = QueueSeed(database: stage.ledger.database)
                let held = try await seed.job()
                try await seed.claim()
                let waiting = try await seed.job()
                let answer = try await stage.report(
                    Cancelled.self, "jobs", "cancel", "\(held)", "\(waiting)", "4711", "--reason", "case withdrawn")
                #expect(answer.cancelled == [waiting] && answer.askedToEnd == [held] && answer.notFound == [4711])
            }
        }

        @Test("discards dead letters and moves waiting jobs, by number")
        func discardsAndMoves() async throws {
            try await Stage.run { stage in
                let seed = QueueSeed(database: stage.ledger.database)
                let (dead, waiting) = (try await seed.deadLetter(), try await seed.job())
                #expect(try await stage.redress("jobs", "discard", "\(dead)").lines == ["discarded: \(dead)"])
                let moved = try await stage.redress(
                    "jobs", "move", "\(waiting)", "--provider", "o2", "--priority", "10")
                #expect(moved.lines == ["moved: \(waiting)"])
                let text = try await stage.redress("jobs", "show", "\(waiting)").output
                #expect(text.contains("Lane mail/o2, priority 10"))
                #expect(try await stage.redress("jobs", "list", "--state", "dead").lines == ["no jobs"])
            }
        }

        @Test("a real worker ends the job that it was asked to end")
        func cancelsForReal() async throws {
            try await Stage.run { stage in
                let relay = try await Relay(on: stage)
                try await stage.start(.intakeAPI)
                try #require(await stage.api.attempt(Complaint(email: "stall@example.invalid"), key: nil) != nil)
                try await stage.start(.worker, relay.settings)
                try await relay.waits(for: "stalled")
                let held = try await stage.report([JobsLookTests.Line].self, "jobs", "list", "--state", "leased")
                let id = try #require(held.first?.id)
                #expect(try await stage.redress("jobs", "cancel", id, "--reason", "relay silent").ending == .exited(0))
                try await eventually("it is over") {
                    try await stage.report(JobsLookTests.Line.self, "jobs", "show", id).state == "over"
                }
            }
        }
    }
}
