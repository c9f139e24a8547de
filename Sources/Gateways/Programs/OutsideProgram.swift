import Foundation

/// A program that is given what people sent: it has none of the process's secrets in its environment, says nothing to
/// anybody, and is ended when it takes too long.
struct OutsideProgram {
    private static let environment = ["PATH", "HOME", "LD_LIBRARY_PATH", "FONTCONFIG_PATH", "LANG"]

    let path: String
    /// Seconds.
    let patience: TimeInterval

    enum Outcome: Equatable {
        case done
        case failed(Int32)
        case tooSlow
        case cannotStart
    }

    /// Blocks its thread.
    func run(_ arguments: [String], in folder: ScratchFolder) -> Outcome {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: path)
        process.arguments = arguments
        process.currentDirectoryURL = folder.url
        process.environment = ProcessInfo.processInfo.environment.filter { Self.environment.contains($0.key) }
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        do { try process.run() } catch { return .cannotStart }
        let deadline = Date(timeIntervalSinceNow: patience)
        while process.isRunning, Date() < deadline { Thread.sleep(forTimeInterval: 0.02) }
        guard !process.isRunning else {
            kill(process.processIdentifier, SIGKILL)
            process.waitUntilExit()
            return .tooSlow
        }
        return process.terminationStatus == 0 ? .done : .failed(process.terminationStatus)
    }
}
