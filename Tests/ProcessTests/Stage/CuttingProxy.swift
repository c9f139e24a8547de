import Postgres
import Testing
import TestSupport

/// Stands between a process and PostgreSQL and cuts connections around COMMIT; how is told in the script.
struct CuttingProxy {
    /// How many connections it is to cut.
    let cuts: Int

    /// For the process that is to be cut off.
    let settings: [String: String]
    private let fixture: Fixture

    init(modes: String, cuts: Int = 8, on stage: Stage) async throws {
        self.cuts = cuts
        let configuration = stage.ledger.database.configuration
        let folder = try #require(configuration.host, "TEST_DATABASE_URL names a socket's folder")
        try #require(folder.hasPrefix("/"), "TEST_DATABASE_URL names a socket's folder")
        fixture = try Fixture(
            "Fixtures/cutting_proxy.py",
            ["--server", "\(folder)/.s.PGSQL.5432", "--every", "2", "--cuts", "\(cuts)", "--modes", modes],
            on: stage)
        let port = try await fixture.first("ready").port ?? 0
        settings = [
            "DATABASE_URL":
                "postgresql://postgres@127.0.0.1:\(port)/\(stage.ledger.database.name)?gssencmode=disable",
            "CONTROL_DATABASE_URL": stage.ledger.database.url,
        ]
    }

    /// How many connections were cut.
    var done: Int {
        get throws { try fixture.events.count { $0.event == "cut" } }
    }
}
