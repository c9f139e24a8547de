import FoundationEssentials
import Postgres

/// Why the tests have no database.
struct NoTestDatabase: Error, CustomStringConvertible {
    let description: String
}

/// Reads `TEST_DATABASE_URL` and makes sure that it names this machine, because tests create and drop databases.
enum TestClusterAddress {
    static func read() throws -> ConnectionConfiguration {
        guard let url = ProcessInfo.processInfo.environment["TEST_DATABASE_URL"], !url.isEmpty else {
            throw NoTestDatabase(description: "TEST_DATABASE_URL is not set; deploy/test starts a cluster and sets it")
        }
        let configuration = try ConnectionConfiguration(url: url, applicationName: "redress tests")
        guard isLocal(configuration.host) else {
            throw NoTestDatabase(description: "TEST_DATABASE_URL names another machine; tests drop databases")
        }
        return configuration
    }

    /// A socket directory or a loopback address. Without a host libpq would look at PGHOST, so one is required.
    private static func isLocal(_ host: String?) -> Bool {
        guard let host else { return false }
        return host.split(separator: ",").allSatisfy { $0.hasPrefix("/") || loopback.contains(String($0)) }
    }

    private static let loopback: Set<String> = ["localhost", "127.0.0.1", "::1"]
}
