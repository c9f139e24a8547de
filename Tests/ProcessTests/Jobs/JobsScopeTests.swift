import Testing
import TestSupport

extension Processes {
    @Suite("The operator's command line, acting on scopes and kinds")
    struct JobsScopeTests {
        @Test(
            "pauses exactly what was named, shows it with its reason, and resumes it",
            arguments: [
                (["--lane", "mail/o2"], "lane mail/o2"), (["--queue", "mail"], "queue mail"),
                (["--provider", "o2"], "provider o2"), (["--kind", "message.send"], "kind message.send"),
            ])
        func pauses(target: [String], words: String) async throws {
            try await Stage.run { stage in
                let paused = try await stage.redress(["jobs", "pause", "--reason", "relay down"] + target)
                #expect(paused.lines == ["paused: \(words)"])
                let again = try await stage.redress(["jobs", "pause"] + target)
                #expect(again.ending == .exited(0) && again.lines == ["\(words) was paused already"])
                let listed = try await stage.redress("jobs", "pauses").output
                #expect(listed.contains(words) && listed.contains("relay down"))
                #expect(try await stage.redress(["jobs", "resume"] + target).lines == ["resumed: \(words)"])
                #expect(try await stage.redress("jobs", "pauses").lines == ["nothing is paused"])
            }
        }

        struct Limit: Decodable, Equatable {
            let scope: String
            let cap: Int?
            let perSecond: Double?
            let burst: Int?
            let weight: Int
            let seatsHeld: Int
        }

        @Test("limits a scope, in place of the limit before, until the limit is taken away")
        func limits() async throws {
            try await Stage.run { stage in
                _ = try await stage.redress("jobs", "limit", "/o2", "--weight", "3")
                let set = try await stage.redress("jobs", "limit", "/o2", "--cap", "4", "--per-second", "2.5")
                #expect(set.lines == ["limited: /o2: 4 at once, 2.5 a second, 3 in a burst, weight 1"])
                let limits = try await stage.report([Limit].self, "jobs", "limits")
                #expect(
                    limits == [Limit(scope: "/o2", cap: 4, perSecond: 2.5, burst: 3, weight: 1, seatsHeld: 0)])
                #expect(try await stage.redress("jobs", "limit", "/o2", "--none").lines == ["no longer limited: /o2"])
                #expect(try await stage.redress("jobs", "limits").lines == ["nothing is limited"])
            }
        }
    }
}
