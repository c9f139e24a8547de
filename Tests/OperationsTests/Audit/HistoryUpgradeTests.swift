import Operations
import Persistence
import Postgres
import Schema
import Testing
import TestSupport

@Suite("Histories that were written before they were chained", .emptyDatabase)
struct HistoryUpgradeTests {
    @Test("are chained by the migration, with their evidence, and sealed by the first seal")
    func upgrade() async throws {
        let configuration = TestDatabase.current.configuration
        let pool = TestDatabase.current.pool
        let before = Schema.migrations.filter { $0.number < 26 }
        _ = try await Migrator(migrations: before).migrate(configuration)
        try await pool.withConnection { try $0.executeScript(Self.rows) }
        _ = try await Migrator(migrations: Schema.migrations).migrate(configuration)
        let report = try await VerifyHistory(pool: pool, pageSize: 4)()
        #expect(report.faults == [])
        #expect(report.cases == 3 && report.entries == 10 && report.unsealed == 10)
        try await pool.withConnection { try $0.executeScript("UPDATE redress.evidence SET size = 8, received = 8") }
        let altered = try await VerifyHistory(pool: pool, pageSize: 4)()
        #expect(altered.faults.map(\.kind) == [.evidenceAltered] && altered.faults.map(\.entry) == [4])
        #expect(try await SealHistory(SmallOffice().office)().map(\.entries) == [10])
    }

    /// Three cases with three entries each, and a file that was found clean.
    private static let rows = """
        INSERT INTO redress.complaint (id, received_at, channel, body, body_digest)
        SELECT gen_random_uuid(), now(), 'online', '{}', sha256('x') FROM generate_series(1, 3);
        INSERT INTO redress.case_file (
            id, reference, provider_id, scheme, profile_version, eligibility, status, waits_for, version, generation, state,
            access_hash, provider_access_hash, opened_at, changed_at
        )
        SELECT id, '2222222' || row_number() OVER (), 'o2', 'cisas-style', '1', '{}', 'awaiting_provider', 'scheme', 3, 1,
            '{}', sha256('x'), sha256('y'), now(), now()
        FROM redress.complaint;
        INSERT INTO redress.case_event (case_id, sequence, version, at, event)
        SELECT id, n, n, now() - interval '1 day', jsonb_build_object('commentsReceived', jsonb_build_object('_0', 'ä " ' || n))
        FROM redress.case_file, generate_series(1, 3) AS n;
        INSERT INTO redress.evidence (
            id, case_id, owner, file_name, description, state, kind, size, received, sha256, created_at, changed_at
        )
        SELECT gen_random_uuid(), id, 'complainant', 'a "letter".txt', 'A letter', 'clean', 'text', 7, 7, sha256('Dear O2'),
            now(), now()
        FROM redress.case_file LIMIT 1
        """
}
