import BenchSupport
import Foundation
import Glibc

/// One of the programs, on a port of its own where it serves one.
final class ServiceProcess {
    let name: String
    let port: Int
    private let process = Process()
    private let readyFile: URL
    /// Nothing is said through it: it ends with this process, and the program with it.
    private let words = Pipe()

    /// - Parameters:
    ///   - role: the database role that it takes on
    ///   - folder: gets its log, and the mail that it sends
    init(_ program: String, as role: String, databaseURL: String, controlURL: String, in folder: URL) throws {
        name = URL(filePath: program).lastPathComponent
        readyFile = folder.appending(path: "\(name).ready")
        try? FileManager.default.removeItem(at: readyFile)
        let log = folder.appending(path: "\(name).log")
        port = try Self.freePort()
        process.executableURL = URL(filePath: "/bin/bash")
        process.arguments = ["-c", Self.endWithParent, program]
        process.environment = ProcessInfo.processInfo.environment.merging([
            "DATABASE_URL": databaseURL, "CONTROL_DATABASE_URL": controlURL, "DATABASE_ROLE": role,
            "HOST": "127.0.0.1", "PORT": "\(port)", "PUBLIC_URL": "http://127.0.0.1:\(port)", "LOG_LEVEL": "error",
            "READY_FILE": readyFile.path, "MAIL_FOLDER": folder.appending(path: "mail").path,
            "TOKEN_SECRET": "only for the bench, only for the bench",
        ]) { $1 }
        try Data().write(to: log)
        let output = try FileHandle(forWritingTo: log)
        process.standardInput = words
        process.standardOutput = output
        process.standardError = output
        try process.run()
    }

    /// The program takes the place of the shell, so that its number is the one that is known here. What waits for our
    /// end lets go of everything else that it inherited: Foundation takes a process for running as long as somebody has
    /// its files open.
    private static let endWithParent = #"""
        (
            for file in /proc/$BASHPID/fd/*; do ((${file##*/} <= 2)) || eval "exec ${file##*/}>&-"; done
            read -r _
            kill $$
        ) <&0 &
        exec "$0" </dev/null
        """#

    func becomeReady() async throws {
        try await waiting(for: "\(name) is ready", within: .seconds(30), every: .milliseconds(50)) {
            guard self.process.isRunning else { throw BenchError("\(self.name) ended, see its log") }
            return FileManager.default.fileExists(atPath: self.readyFile.path)
        }
    }

    func stop() {
        process.terminate()
        process.waitUntilExit()
    }

    /// User and system time so far; 0 once it has ended.
    var processorSeconds: Double { ProcessStat(of: process.processIdentifier)?.ownSeconds ?? 0 }

    /// Megabytes resident now, and the most that it ever was.
    func memory() -> (now: Double, most: Double) {
        let status = (try? String(contentsOfFile: "/proc/\(process.processIdentifier)/status", encoding: .utf8)) ?? ""
        func megabytes(_ name: String) -> Double {
            let line = status.split(separator: "\n").first { $0.hasPrefix(name) }
            return line?.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap { Double($0) }.map {
                $0 / 1024
            }
                ?? 0
        }
        return (megabytes("VmRSS:"), megabytes("VmHWM:"))
    }

    /// A port that nobody uses now; somebody could take it before the process does, which then ends.
    private static func freePort() throws -> Int {
        let descriptor = socket(AF_INET, CInt(SOCK_STREAM.rawValue) | CInt(SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { throw BenchError("no socket: errno \(errno)") }
        defer { close(descriptor) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr = in_addr(s_addr: UInt32(0x7F00_0001).bigEndian)
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let code = unsafe withUnsafeMutablePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { generic in
                guard unsafe bind(descriptor, generic, size) == 0 else { return CInt(-1) }
                return unsafe getsockname(descriptor, generic, &size)
            }
        }
        guard code == 0 else { throw BenchError("no port: errno \(errno)") }
        return Int(UInt16(bigEndian: address.sin_port))
    }
}
