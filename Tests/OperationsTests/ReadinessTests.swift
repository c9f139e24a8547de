import JobQueue
import Logging
import Operations
import Postgres
import TestSupport
import Testing

@Suite(.database) struct ReadinessTests {
    @Test("a process without a scheduler is ready and warns, until one has had a good round")
    func warns() async throws {
        let pool = TestDatabase.current.pool
        let readiness = CheckReadiness(try SmallOffice().office)
        #expect(await readiness() == nil)
        #expect(await readiness.warning() == "no scheduler has had a good round in the last hour")
        try await QueueScheduler(pool: pool, control: nil, logger: Logger(label: "test")).tick()
        #expect(await readiness.warning() == nil)
        try await pool.withConnection { connection in
            try connection.executeScript("UPDATE queue.tick SET ticked_at = clock_timestamp() - interval '45 seconds'")
        }
        #expect(await readiness.warning()?.hasPrefix("no scheduler has had a good round for 4") == true)
    }
}
