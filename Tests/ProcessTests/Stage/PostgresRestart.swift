import Foundation
import Testing
import TestSupport

/// Ends the test's whole cluster as a crash would, and starts it again.
enum PostgresRestart {
    static var isPossible: Bool { command != nil }

    private static var command: String? { ProcessInfo.processInfo.environment["REDRESS_TEST_RESTART_POSTGRES"] }

    static func perform(_ stage: Stage) async throws {
        let executable = URL(filePath: try #require(command))
        let log = stage.folder.appending(path: "restart.log")
        let restart = try stage.add(Child("restart", executable: executable, environment: [:], log: log))
        let ending = try await restart.end(within: .seconds(60))
        try #require(ending == .exited(0), "\(restart.log)")
    }
}
