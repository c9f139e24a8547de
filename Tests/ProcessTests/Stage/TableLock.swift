import Postgres
import TestSupport

/// Keeps everybody out of a table, so that whoever needs it is caught in the middle of its work.
struct TableLock {
    private let connection: Connection

    init(_ table: String, in database: TestDatabase) async throws {
        var configuration = database.configuration
        // It lies idle in its transaction on purpose.
        configuration.timeouts.idleInTransaction = .zero
        connection = try await Connection.connect(configuration)
        try await connection.executeScript("BEGIN; LOCK TABLE \(table) IN ACCESS EXCLUSIVE MODE")
    }

    func release() async {
        await connection.close()
    }
}
