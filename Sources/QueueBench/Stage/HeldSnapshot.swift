import Postgres

/// Another session that has opened a REPEATABLE READ transaction and leaves it open: nothing that dies after that may
/// be vacuumed away.
struct HeldSnapshot {
    private let connection: Connection

    /// - Parameter readsQueue: whether it also has read the queue's tables, whose locks it then keeps.
    init(on bench: Bench, readsQueue: Bool) async throws {
        var configuration = bench.control
        configuration.applicationName = "redress bench snapshot"
        configuration.timeouts.idleInTransaction = .zero
        configuration.timeouts.statement = .zero
        connection = try await Connection.connect(configuration)
        // The snapshot is taken by the first query, not by BEGIN.
        try await connection.executeScript("BEGIN ISOLATION LEVEL REPEATABLE READ; SELECT 1 FROM pg_class LIMIT 1")
        if readsQueue { try await connection.executeScript("SELECT count(*) FROM queue.unfinished") }
    }

    func release() async {
        await connection.close()
    }
}
