import Testing
import TestSupport

extension Processes {
    @Suite("The operator's command line, asked for what cannot be")
    struct JobsRefusalTests {
        private static let wrong: [(arguments: [String], words: [String])] = [
            (["list", "--older-than", "soon"], ["--older-than", "90s, 15m, 2h or 3d"]),
            (["list", "--lane", "/o2"], ["--lane", "such as mail/o2"]),
            (["list", "--state", "asleep"], ["--state", "parked"]),
            (["list", "--subject", "7"], ["--subject", "UUID"]),
            (["list", "--limit", "0"], ["--limit", "1 or more"]),
            (["show", "soon"], ["soon", "number of a job"]),
            (["retry"], ["--kind", "--all"]),
            (["retry", "7", "--kind", "a"], ["either"]),
            (["retry", "many"], ["many", "whole number"]),
            (["cancel", "7"], ["--reason"]),
            (["move", "7"], ["--queue", "--provider", "--priority"]),
            (["move", "7", "--queue", "a/b"], ["--queue", "without a slash"]),
            (["move", "7", "--priority", "urgent"], ["--priority"]),
            (["pause"], ["exactly one", "--lane"]),
            (["pause", "--queue", "a", "--kind", "b"], ["exactly one"]),
            (["limit", "mail/", "--cap", "1"], ["mail/", "a scope is"]),
            (["limit", "mail"], ["--cap", "--none"]),
            (["limit", "mail", "--cap", "0"], ["--cap is 0", "1 to 10000"]),
            (["limit", "mail", "--per-second", "2"], ["--per-second needs --cap"]),
            (["limit", "mail", "--cap", "2", "--burst", "2"], ["--burst needs --per-second"]),
            (["limit", "mail", "--cap", "2", "--none"], ["--none"]),
        ]

        @Test("names the option and what would be right, and does nothing")
        func refuses() async throws {
            try await Stage.run { stage in
                for (arguments, words) in Self.wrong {
                    let finished = try await stage.redress(["jobs"] + arguments)
                    #expect(finished.ending == .exited(64) && finished.output.isEmpty, "\(arguments)")
                    for word in words { #expect(finished.errors.contains(word), "\(arguments): \(finished.errors)") }
                }
            }
        }

        private static let nothing = [
            ["show", "4711"], ["show", "00000000-0000-0000-0000-000000000000"], ["retry", "4711"],
            ["retry", "--kind", "none"], ["discard", "4711"], ["cancel", "4711", "--reason", "none"],
            ["move", "4711", "--priority", "1"], ["resume", "--queue", "mail"], ["limit", "mail", "--none"],
        ]

        @Test("ends with 1 and says so when there is nothing to act on")
        func findsNothing() async throws {
            try await Stage.run { stage in
                for arguments in Self.nothing {
                    let finished = try await stage.redress(["jobs"] + arguments)
                    #expect(finished.ending == .exited(1) && !finished.errors.isEmpty, "\(arguments)")
                }
            }
        }
    }
}
