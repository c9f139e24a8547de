import Testing
import TestSupport

extension Processes {
    @Suite("With a configuration that is wrong")
    struct ConfigurationTests {
        private static let wrong = [
            "DATABASE_URL": "", "PORT": "a lot", "LOG_LEVEL": "loud", "TOKEN_SECRET": "short", "CONCURRENCY": "0",
            "MAIL_FROM": "nobody", "TRUSTED_PROXIES": "the front desk", "KEY_TRIES_PER_MINUTE": "-1",
        ]

        @Test(
            "each process names every wrong value on a line of its own and ends with 1",
            arguments: ProgramName.processes)
        func namesEach(program: ProgramName) async throws {
            try await Stage.run { stage in
                let child = try stage.launch(program, Self.wrong)
                #expect(try await child.end() == .exited(1))
                let lines = child.log.split(separator: "\n")
                #expect(lines.count == Self.wrong.count)
                for name in Self.wrong.keys {
                    #expect(lines.count { $0.contains(name) } == 1, "\(name) in: \(child.log)")
                }
                #expect(!child.log.contains("short"), "a secret is not shown")
            }
        }

        @Test("the command line names them too")
        func commandLineNamesEach() async throws {
            try await Stage.run { stage in
                let child = try stage.launch(.redress, Self.wrong, arguments: ["config", "check"])
                #expect(try await child.end() == .exited(1))
                for name in Self.wrong.keys { #expect(child.log.contains(name), "\(child.log)") }
            }
        }

        @Test("a process that would work as a superuser does not start", arguments: ProgramName.processes)
        func refusesSuperuser(program: ProgramName) async throws {
            try await Stage.run { stage in
                let child = try stage.launch(program, ["DATABASE_ROLE": ""])
                #expect(try await child.end() == .exited(1))
                #expect(child.log.contains("is a superuser"))
            }
        }

        @Test("a process on a database that was never migrated says what to do", .emptyDatabase)
        func asksForMigration() async throws {
            try await Stage.run { stage in
                let child = try stage.launch(.worker, ["DATABASE_ROLE": "", "ALLOW_SUPERUSER": "yes"])
                #expect(try await child.end() == .exited(1))
                #expect(child.log.contains("redress migrate"))
            }
        }

        @Test("a process whose database does not answer ends with a reason and without the password")
        func saysThatNobodyAnswers() async throws {
            try await Stage.run { stage in
                let nowhere = "postgres://redress:hunter2@127.0.0.1:\(try Loopback.freePort())/redress"
                let child = try stage.launch(.worker, ["DATABASE_URL": nowhere])
                #expect(try await child.end(within: .seconds(20)) == .exited(1))
                #expect(!child.log.isEmpty && !child.log.contains("hunter2"))
            }
        }
    }
}
