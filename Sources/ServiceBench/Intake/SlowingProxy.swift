import BenchSupport
import Foundation
import Glibc
import Synchronization

/// Stands before PostgreSQL's socket and passes everything on, at full speed or at so many bytes a second over all
/// connections together.
final class SlowingProxy: Sendable {
    private struct Pace {
        var bytesPerSecond: Double?
        /// The moment until which the way is taken.
        var taken = 0.0
        var passed = 0
    }

    /// The folder to give as host.
    let folder: URL
    private let server: String
    private let listener: CInt
    private let pace = Mutex(Pace())

    /// - Parameters:
    ///   - folder: gets the socket
    ///   - server: the folder of PostgreSQL's own socket
    init(in folder: URL, before server: String) throws {
        self.folder = folder
        self.server = "\(server)/\(Self.name)"
        let path = folder.appending(path: Self.name).path
        try? FileManager.default.removeItem(atPath: path)
        listener = socket(AF_UNIX, CInt(SOCK_STREAM.rawValue) | CInt(SOCK_CLOEXEC.rawValue), 0)
        guard unsafe Self.with(path, { unsafe bind(listener, $0, $1) }) == 0, listen(listener, 64) == 0 else {
            throw BenchError("no socket in \(folder.path): errno \(errno)")
        }
        Thread.detachNewThread { [self] in takeConnections() }
    }

    /// What clients have sent so far.
    var bytesPassed: Int { pace.withLock { $0.passed } }

    func slow(to bytesPerSecond: Double?) {
        pace.withLock { $0.bytesPerSecond = bytesPerSecond }
    }

    func stop() {
        shutdown(listener, CInt(SHUT_RDWR))
        close(listener)
    }

    private static let name = ".s.PGSQL.5432"

    private func takeConnections() {
        while case let client = accept(listener, nil, nil), client >= 0 {
            let upstream = socket(AF_UNIX, CInt(SOCK_STREAM.rawValue) | CInt(SOCK_CLOEXEC.rawValue), 0)
            guard unsafe Self.with(server, { unsafe connect(upstream, $0, $1) }) == 0 else {
                close(client)
                close(upstream)
                continue
            }
            Thread.detachNewThread { [self] in pass(client, upstream) { self.wait(for: $0) } }
            Thread.detachNewThread { [self] in pass(upstream, client) { _ in } }
        }
    }

    /// Until one side ends; then the other is told. The descriptors stay open, as nobody knows whether the thread of the
    /// other direction still uses them: the bench has a few connections only.
    private func pass(_ from: CInt, _ to: CInt, _ wait: (Int) -> Void) {
        var chunk = [UInt8](repeating: 0, count: 16_384)
        while true {
            let count = unsafe chunk.withUnsafeMutableBytes { unsafe recv(from, $0.baseAddress, $0.count, 0) }
            guard count > 0 else { break }
            wait(count)
            guard Self.send(chunk[..<count], to) else { break }
        }
        shutdown(from, CInt(SHUT_RDWR))
        shutdown(to, CInt(SHUT_RDWR))
    }

    private func wait(for bytes: Int) {
        let now = Self.now()
        let until = pace.withLock { pace in
            pace.passed += bytes
            guard let rate = pace.bytesPerSecond else { return now }
            pace.taken = max(now, pace.taken) + Double(bytes) / rate
            return pace.taken
        }
        if until > now { Thread.sleep(forTimeInterval: until - now) }
    }

    private static func send(_ bytes: ArraySlice<UInt8>, _ to: CInt) -> Bool {
        var rest = bytes
        while !rest.isEmpty {
            let count = unsafe rest.withUnsafeBytes {
                unsafe Glibc.send(to, $0.baseAddress, $0.count, CInt(MSG_NOSIGNAL))
            }
            guard count > 0 else { return false }
            rest = rest.dropFirst(count)
        }
        return true
    }

    /// Calls `body` with the address of a socket in the file system.
    private static func with(_ path: String, _ body: (UnsafePointer<sockaddr>, socklen_t) -> CInt) -> CInt {
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        unsafe withUnsafeMutableBytes(of: &address.sun_path) { place in
            unsafe place.copyBytes(from: Array(path.utf8).prefix(place.count - 1))
        }
        return unsafe withUnsafePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { generic in
                unsafe body(generic, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
    }

    private static func now() -> Double {
        var time = timespec()
        unsafe clock_gettime(CLOCK_MONOTONIC, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}
