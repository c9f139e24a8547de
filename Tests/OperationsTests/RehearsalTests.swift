import Domain
import Logging
import Postgres
import Rehearsal
import Schema
import Synchronization
import TestSupport
import Testing

@Suite("A rehearsal", .emptyDatabase)
struct RehearsalTests {
    @Test("gives the same table with one worker and with three, and breaks no rule")
    func sameTable() async throws {
        let one = try await rehearse(workers: 1)
        let three = try await rehearse(workers: 3)
        #expect(one.table == three.table)
        #expect(one.violations.isEmpty)
        #expect(one.cases.reduce(0) { $0 + $1.count } == 40)
    }

    @Test("reminds, chases, escalates to and passes over a provider that is always silent")
    func silence() async throws {
        var plan = RehearsalPlan(days: 60, seed: 3, daysOfArrival: 3)
        try plan.shares.set("provider=silent:100")
        try plan.shares.set("withdrawal=stays:100")
        try plan.shares.set("course=usual:100")
        let report = try await rehearse(plan, complaints: 12)
        let accepted = report.deadlines.first { $0.step == .providerResponse }
        let passedOver = try #require(accepted?.missed)
        #expect(passedOver > 5)
        #expect(accepted?.met == 0)
        for step in ["remind-5", "remind-2", "due", "chase+2", "chase+4", "escalate+6"] {
            #expect(
                report.chases.first { $0.names.last == step && $0.names[0].hasPrefix("provider") }?.count == passedOver)
        }
        #expect(report.violations.isEmpty)
    }

    @Test("leaves no database behind")
    func clearsUp() async throws {
        let announced = Mutex<[String]>([])
        _ = try await rehearse(RehearsalPlan(days: 3, seed: 1, daysOfArrival: 1), complaints: 2) { words in
            announced.withLock { $0.append(words) }
        }
        let name = try #require(announced.withLock { $0.first }?.split(separator: " ").last)
        let databases = try await TestDatabase.current.pool.execute(ListDatabases())
        #expect(name.hasPrefix("redress_rehearsal_"))
        #expect(!databases.contains(String(name)))
    }

    private func rehearse(workers: Int) async throws -> RehearsalReport {
        try await rehearse(RehearsalPlan(days: 150, seed: 7, workers: workers, daysOfArrival: 10), complaints: 40)
    }

    private func rehearse(
        _ plan: RehearsalPlan, complaints: Int, announce: @escaping @Sendable (String) -> Void = { _ in }
    ) async throws -> RehearsalReport {
        let rehearsal = Rehearsal(
            plan, MadeUpComplaints(count: complaints, seed: plan.seed), logger: Logger(label: "rehearsal"))
        return try await rehearsal(
            on: TestDatabase.current.configuration,
            migrate: { _ = try await Migrator(migrations: Schema.migrations).migrate($0) }, announce: announce)
    }
}

private struct ListDatabases: Statement {
    typealias Row = String
    static let sql = "SELECT datname FROM pg_database"

    static func decode(_ row: borrowing PostgresRow) throws -> String { try row.decode(String.self) }
}
