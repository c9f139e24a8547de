import Glibc
import Testing
import TestSupport

extension Processes {
    @Suite("When told to end by SIGTERM")
    struct ShutdownTests {
        @Test("each process ends within 10 s and without an error", arguments: ProgramName.processes)
        func ends(program: ProgramName) async throws {
            try await Stage.run { stage in
                let child = try await stage.start(program)
                if program != .intakeAPI {
                    try await eventually("it is on the list") { try await stage.ledger.number(CountProcesses()) == 1 }
                }
                child.signal(SIGTERM)
                #expect(try await child.end(within: .seconds(10)) == .exited(0))
                #expect(try await stage.ledger.number(CountProcesses()) == 0, "it has taken itself off the list")
            }
        }

        @Test(
            "each process ends without an error while the database does not answer it", arguments: ProgramName.processes
        )
        func endsWhileConnecting(program: ProgramName) async throws {
            try await Stage.run { stage in
                let server = try SilentServer()
                let nowhere = "postgres://redress@127.0.0.1:\(server.port)/redress"
                let child = try stage.launch(program, ["DATABASE_URL": nowhere])
                try await eventually("it has connected") { server.hasVisitor() }
                child.signal(SIGTERM)
                #expect(try await child.end() == .exited(0))
            }
        }

        @Test("each process ends without an error whenever it has begun to listen", arguments: ProgramName.processes)
        func endsAtOnce(program: ProgramName) async throws {
            try await Stage.run { stage in
                for _ in 1...5 {
                    let child = try stage.launch(program)
                    try await eventually("it listens for SIGTERM") { child.catches(SIGTERM) }
                    child.signal(SIGTERM)
                    #expect(try await child.end() == .exited(0))
                }
            }
        }

        @Test("a worker gives back the mail that a silent relay keeps it waiting for, and spends no attempt on it")
        func releasesLeases() async throws {
            try await Stage.run { stage in
                let relay = try await Relay(on: stage)
                try await stage.start(.intakeAPI)
                try #require(await stage.api.attempt(Complaint(email: "stall@example.invalid"), key: nil) != nil)
                let worker = try await stage.start(.worker, relay.settings)
                try await relay.waits(for: "stalled")
                worker.signal(SIGTERM)
                #expect(try await worker.end(within: .seconds(10)) == .exited(0))
                #expect(try await stage.ledger.number(CountLeases()) == 0)
                let ready = try await stage.ledger.ask(CountWork())
                #expect(ready.map(\.place) == ["ready"] && ready.map(\.jobs) == [1])
                #expect(try await stage.ledger.number(CountSpentAttempts()) == 0)
            }
        }
    }
}
