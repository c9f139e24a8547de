import FoundationEssentials
import Postgres

/// The transaction pooler in front of the cluster that `TEST_POOLER_URL` names, in a run that tests what goes through
/// one. It passes every database's name on.
enum TestPooler {
    static func way(to database: String) -> ConnectionConfiguration? {
        guard let url = ProcessInfo.processInfo.environment["TEST_POOLER_URL"], !url.isEmpty else { return nil }
        do {
            return try ConnectionConfiguration(url: url, applicationName: "redress tests", isPooled: true)
                .database(database)
        } catch {
            fatalError("TEST_POOLER_URL is no URL of a database: \(error)")
        }
    }
}
