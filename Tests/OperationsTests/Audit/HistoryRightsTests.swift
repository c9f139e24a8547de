import Domain
import FoundationEssentials
import JobQueue
import Operations
import Persistence
import Postgres
import Testing
import TestSupport

@Suite("What the roles may do with histories", .database)
struct HistoryRightsTests {
    private static let roles = ["intake", "worker", "scheduler", "operator", "eraser"]
    private static let tables = ["case_event", "case_event_payload", "sealed_head", "history_seal"]

    @Test("none can change or delete what was written, and the eraser payloads only", arguments: roles)
    func appendOnly(role: String) async throws {
        let stage = try await AuditStage()
        var attempts = Self.tables.flatMap { table in
            ["UPDATE redress.\(table) SET \(Self.columns[table] ?? "")", "TRUNCATE redress.\(table)"]
        }
        attempts += Self.tables.filter { role != "eraser" || $0 != "case_event_payload" }.map {
            "DELETE FROM redress.\($0)"
        }
        attempts += ["DELETE FROM redress.case_file", "ALTER TABLE redress.case_event DISABLE TRIGGER ALL"]
        try await Self.withRole(role) { pool in
            for attempt in attempts {
                let error = await #expect(throws: PostgresError.self, "\(role): \(attempt)") {
                    try await pool.withConnection { try $0.executeScript(attempt) }
                }
                #expect(error?.sqlState == .insufficientPrivilege, "\(role): \(attempt)")
            }
        }
        #expect(try await stage.verify().isSound)
    }

    @Test("the eraser can erase, and no other process")
    func erases() async throws {
        let stage = try await AuditStage()
        for role in Self.roles {
            try await Self.withRole(role) { pool in
                let erase = EraseHistory(Self.office(pool))
                if role == "eraser" {
                    let erased = try await erase(stage.reference)
                    #expect(erased.count > 3)
                } else {
                    await #expect(throws: PostgresError.self, "\(role)") { try await erase(stage.reference) }
                }
            }
        }
        let report = try await stage.verify()
        #expect(report.isSound && report.erased > 3)
    }

    @Test("a worker can seal, and the operator can verify and export")
    func seals() async throws {
        let stage = try await AuditStage(isSealed: false)
        try await Self.withRole("worker") { pool in
            let seals = try await SealHistory(Self.office(pool))()
            #expect(seals.first?.cases == 2)
        }
        try await Self.withRole("operator") { pool in
            let report = try await VerifyHistory(pool: pool)()
            let bundle = try await ExportHistory(pool: pool)(stage.reference)
            #expect(report.isSound && bundle.seals.count == 1)
        }
    }

    private static let columns = [
        "case_event": "version = version", "case_event_payload": "event = '{}'", "sealed_head": "seal = seal",
        "history_seal": "day = day",
    ]

    private static func withRole(_ name: String, _ body: (ConnectionPool) async throws -> Void) async throws {
        var configuration = TestDatabase.current.configuration
        configuration.role = "redress_\(name)"
        let pool = ConnectionPool(configuration: configuration, size: 2)
        do {
            try await body(pool)
        } catch {
            await pool.close()
            throw error
        }
        await pool.close()
    }

    static func office(_ pool: ConnectionPool) -> CaseOffice {
        CaseOffice(
            pool: pool, profiles: .bundled, directory: .bundled, clock: .database,
            tokens: AccessTokens(secret: Array("a secret of at least 32 characters".utf8)),
            correspondence: CorrespondenceSettings(
                from: Mailbox(name: "Redress", address: "cases@redress.example.invalid"),
                publicURL: "https://redress.example.invalid"))
    }
}
