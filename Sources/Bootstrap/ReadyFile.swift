import FoundationEssentials
import Logging
import ServiceLifecycle

/// Tells a supervisor that the process is up: a file that is there while it runs.
struct ReadyFile: Service {
    let path: String?
    /// Returns when the process can do its work.
    let whenReady: @Sendable () async throws -> Void

    func run() async throws {
        guard let path else { return try await gracefulShutdown() }
        try await cancelWhenGracefulShutdown {
            try await self.whenReady()
            guard FileManager.default.createFile(atPath: path, contents: nil) else {
                throw ConfigurationError(problems: ["READY_FILE names \(path), which cannot be written"])
            }
        }
        try? await gracefulShutdown()
        // Best effort: the supervisor looks at the process itself when it ends.
        try? FileManager.default.removeItem(atPath: path)
    }
}
