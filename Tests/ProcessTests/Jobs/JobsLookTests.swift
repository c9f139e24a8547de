import Testing
import TestSupport

extension Processes {
    @Suite("The operator's command line, looking at the queue")
    struct JobsLookTests {
        struct Line: Decodable {
            let id: String
            let state: String
        }

        @Test("lists what every filter lets pass, and says so when that is nothing")
        func lists() async throws {
            try await Stage.run { stage in
                let seed = QueueSeed(database: stage.ledger.database)
                let (o2, plain) = (try await seed.job(provider: "o2"), try await seed.job("other"))
                let dead = try await seed.deadLetter()
                let expected: [([String], [Int])] = [
                    (["--lane", "mail/o2"], [o2]), (["--provider", "o2"], [o2]), (["--kind", "other"], [plain]),
                    (["--queue", "mail", "--state", "dead"], [dead]), (["--older-than", "1h"], []),
                    (["--limit", "1"], [o2]),
                ]
                for (filter, ids) in expected {
                    let finished = try await stage.redress(["jobs", "list", "--json"] + filter)
                    #expect(try finished.decode([Line].self).map(\.id) == ids.map { "\($0)" }, "\(filter)")
                }
                #expect(try await stage.redress("jobs", "list", "--queue", "none").lines == ["no jobs"])
            }
        }

        struct Detail: Decodable {
            struct Args: Decodable {
                let `case`: Int
            }
            struct Attempt: Decodable {
                let outcome: String
                let error: String?
            }
            let state: String
            let args: Args
            let history: [Attempt]
        }

        @Test("shows what a job is to do, where it stands and how its attempts ended, for people and for programs")
        func shows() async throws {
            try await Stage.run { stage in
                let seed = QueueSeed(database: stage.ledger.database)
                let (waiting, dead) = (try await seed.job(provider: "o2"), try await seed.deadLetter(reason: "Boom"))
                let detail = try await stage.report(Detail.self, "jobs", "show", "\(waiting)")
                #expect(detail.state == "ready" && detail.args.case == 7 && detail.history.isEmpty)
                let given = try await stage.report(Detail.self, "jobs", "show", "\(dead)")
                #expect(given.state == "dead" && given.history.map(\.error) == ["Boom"])
                let text = try await stage.redress("jobs", "show", "\(dead)").output
                #expect(text.contains("Given up: Boom; 20 of 20 attempts") && text.contains(#"Args {"case": 7}"#))
            }
        }

        struct Report: Decodable {
            struct Depth: Decodable {
                let lane: String
                let state: String
                let jobs: Int
            }
            struct Dead: Decodable {
                let reason: String
                let jobs: Int
            }
            struct Health: Decodable {
                let segmentsInUse: Int
            }
            let depths: [Depth]
            let deadLetters: [Dead]
            let health: Health?
        }

        @Test("stats has depths, dead letters by reason and the scheduler's figures; top prints the same once")
        func stats() async throws {
            try await Stage.run { stage in
                let seed = QueueSeed(database: stage.ledger.database)
                _ = (try await seed.job(), try await seed.deadLetter(reason: "Boom"))
                let before = try await stage.report(Report.self, "jobs", "stats")
                #expect(before.health == nil, "nobody has led yet")
                try await stage.start(.scheduler)
                try await eventually("the leader has written figures") {
                    try await stage.ledger.number(CountHealth()) > 0
                }
                for command in [["stats"], ["top", "--once"], ["top"]] {
                    let text = try await stage.redress(["jobs"] + command).output
                    #expect(text.contains("LANE") && text.contains("Boom") && text.contains("Segments in use 1 of 16"))
                }
                let after = try await stage.report(Report.self, "jobs", "top")
                #expect(after.health?.segmentsInUse == 1 && after.deadLetters.map(\.jobs) == [1])
                #expect(after.depths.map { "\($0.lane) \($0.state) \($0.jobs)" } == ["mail dead 1", "mail ready 1"])
            }
        }

        @Test("top refreshes on a terminal until Ctrl-C")
        func top() async throws {
            try await Stage.run { stage in
                let terminal = try Terminal(on: stage, running: ["jobs", "top"])
                try await eventually("two screens") { terminal.screens >= 2 }
                terminal.pressControlC()
                try await terminal.ends()
            }
        }
    }
}
