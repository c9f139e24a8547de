import Testing
import TestSupport

extension Processes {
    @Suite("Of two schedulers")
    struct LeadershipTests {
        @Test("exactly one leads, and when it is killed the other one does")
        func oneLeads() async throws {
            try await Stage.run { stage in
                let schedulers = try await stage.start([.scheduler, .scheduler])
                let leader = try await stage.leader(among: schedulers)
                #expect(try await stage.ledger.number(CountLeaders()) == 1)
                try await leader.kill()
                let ticks = try await stage.ledger.number(CountTicks())
                let other = try await stage.leader(among: schedulers.filter { $0 !== leader })
                #expect(other.isRunning)
                #expect(try await stage.ledger.number(CountLeaders()) == 1)
                try await eventually("the other one works") { try await stage.ledger.number(CountTicks()) > ticks + 1 }
            }
        }
    }
}
