import Foundation
import Testing
import TestSupport

/// Ends the test's whole cluster as a crash would, and starts it again.
enum PostgresRestart {
    static var isPossible: Bool { command != nil }

    private static var command: String? { ProcessInfo.processInfo.environment["REDRESS_TEST_RESTART_POSTGRES"] }

    /// What is started must not inherit the descriptor by which the end of the command is noticed.
    private static let closingDescriptors = """
        for path in /proc/$$/fd/*; do
            descriptor=${path##*/}
            ((descriptor <= 2)) || eval "exec $descriptor>&-"
        done
        exec "$0"
        """

    static func perform(_ stage: Stage) async throws {
        let restart = stage.add(
            try Child(
                "restart", executable: URL(filePath: "/bin/bash"),
                arguments: ["-c", closingDescriptors, try #require(command)], environment: [:],
                log: stage.folder.appending(path: "restart.log")))
        let ending = try await restart.end(within: .seconds(60))
        try #require(ending == .exited(0), "\(restart.log)")
    }
}
