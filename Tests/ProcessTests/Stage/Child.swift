import Foundation
import Glibc
import Synchronization
import TestSupport

/// A process that a test started, and that ends with the test.
final class Child: Sendable {
    /// How a process ended.
    enum Ending: Equatable, Sendable {
        case exited(Int32)
        case killed(Int32)
    }

    let name: String
    /// Standard output and standard error, unless the process was given another file for its output.
    let logFile: URL
    private let process: Process
    private let ending = Mutex<Ending?>(nil)

    /// - Parameters:
    ///   - environment: all of it; nothing is inherited but what finds programs and libraries
    ///   - output: where standard output goes; into the log where it is left out
    init(
        _ name: String, executable: URL, arguments: [String] = [], environment: [String: String], log: URL,
        output: URL? = nil, input: Pipe? = nil
    ) throws {
        self.name = name
        logFile = log
        process = Process()
        process.executableURL = executable
        process.arguments = arguments
        process.environment = Self.inherited.merging(environment) { $1 }
        process.standardError = try Self.file(log)
        process.standardOutput = try output.map(Self.file) ?? process.standardError
        process.standardInput = input ?? FileHandle.nullDevice
        process.terminationHandler = { [weak self] ended in self?.note(ended) }
        try process.run()
    }

    private static let inherited = ProcessInfo.processInfo.environment.filter {
        ["PATH", "LD_LIBRARY_PATH", "LANG"].contains($0.key)
    }

    private static func file(_ url: URL) throws -> FileHandle {
        guard FileManager.default.createFile(atPath: url.path, contents: nil) else {
            throw CocoaError(.fileWriteUnknown)
        }
        return try FileHandle(forWritingTo: url)
    }

    private func note(_ ended: Process) {
        let status = ended.terminationStatus
        ending.withLock { $0 = ended.terminationReason == .exit ? .exited(status) : .killed(status) }
    }

    var log: String {
        (try? String(contentsOf: logFile, encoding: .utf8)) ?? ""
    }

    var isRunning: Bool { ending.withLock { $0 == nil } }

    /// Our own child until it is reaped, so the number is nobody else's.
    func signal(_ signal: Int32) {
        guard isRunning else { return }
        Glibc.kill(process.processIdentifier, signal)
    }

    /// Whether it has made its own arrangements for a signal.
    func catches(_ signal: Int32) -> Bool {
        let caught = status("SigCgt")?.split(separator: "\t").last
        return caught.flatMap { UInt64($0, radix: 16) }.map { $0 >> UInt64(signal - 1) & 1 == 1 } ?? false
    }

    /// The most memory that it ever had, in bytes, as the kernel counted it.
    var peakMemory: Int? {
        status("VmHWM").flatMap { Int($0.filter(\.isNumber)) }.map { $0 * 1024 }
    }

    private func status(_ field: String) -> Substring? {
        let status = try? String(contentsOfFile: "/proc/\(process.processIdentifier)/status", encoding: .utf8)
        return status?.split(separator: "\n").first { $0.hasPrefix("\(field):") }
    }

    /// - Throws: when it goes on for longer than that.
    @discardableResult
    func end(within timeout: Duration = .seconds(10)) async throws -> Ending {
        try await eventually("\(name) ends", within: timeout) { !isRunning }
        return ending.withLock { $0 } ?? .exited(-1)
    }

    /// As the kernel does it when memory runs out.
    func kill() async throws {
        signal(SIGKILL)
        try await end()
    }
}
