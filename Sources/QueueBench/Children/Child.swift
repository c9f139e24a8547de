import BenchSupport
import Foundation
import Glibc
import Synchronization

/// A process that this bench started: the program itself, as `bench worker`. It ends with its parent, because the pipe
/// that it reads its words from does.
final class Child: Sendable {
    private struct State {
        var isReady = false
        var handled = 0
        var report: ChildReport?
        var isClosed = false
    }

    let order: ChildOrder
    private let process: Process
    private let words = Pipe()
    private let state = Mutex(State())

    init(_ order: ChildOrder) throws {
        self.order = order
        let text = String(decoding: try JSONEncoder().encode(order), as: UTF8.self)
        let output = Pipe()
        process = Process()
        // The link itself and not where it leads: that may have been built anew meanwhile.
        process.executableURL = URL(fileURLWithPath: "/proc/self/exe")
        process.arguments = ["bench", "worker", text]
        process.standardInput = words
        process.standardOutput = output
        try process.run()
        let handle = output.fileHandleForReading
        Thread.detachNewThread { [self] in read(handle) }
    }

    var id: Int32 { process.processIdentifier }
    var handled: Int { state.withLock { $0.handled } }
    var isRunning: Bool { state.withLock { !$0.isClosed } }

    func start() throws {
        try say(.start)
    }

    func becomeReady() async throws {
        try await becomeTrue("a child is ready") { self.state.withLock { $0.isReady } }
    }

    /// Ends it in an orderly way.
    func stop() async throws -> ChildReport {
        try say(.stop)
        try await becomeTrue("a child reports", unlessClosed: false) {
            self.state.withLock { $0.report != nil || $0.isClosed }
        }
        guard let report = state.withLock({ $0.report }) else { throw BenchError("a child ended without a report") }
        return report
    }

    /// As the kernel does it when memory runs out.
    func kill() async throws {
        signal(SIGKILL)
        try await becomeTrue("a child is gone", unlessClosed: false) { !self.isRunning }
    }

    /// Our own child until it is reaped, so the number is nobody else's.
    func signal(_ signal: Int32) {
        guard process.isRunning else { return }
        _ = Glibc.kill(id, signal)
    }

    private func say(_ word: ChildWord) throws {
        try words.fileHandleForWriting.write(contentsOf: Data("\(word.rawValue)\n".utf8))
    }

    private func becomeTrue(
        _ what: String, unlessClosed: Bool = true, _ condition: @Sendable () -> Bool
    ) async throws {
        try await waiting(for: what, within: .seconds(60)) {
            guard !unlessClosed || self.isRunning else { throw BenchError("a child ended: \(what)") }
            return condition()
        }
    }

    /// On a thread of its own, until the process closes its end.
    private func read(_ handle: FileHandle) {
        var rest = Data()
        while case let data = handle.availableData, !data.isEmpty {
            rest += data
            while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
                take(Data(rest[..<end]))
                rest = Data(rest[rest.index(after: end)...])
            }
        }
        process.waitUntilExit()
        state.withLock { $0.isClosed = true }
    }

    private func take(_ line: Data) {
        guard let message = try? JSONDecoder().decode(ChildMessage.self, from: line) else { return }
        state.withLock { state in
            switch message {
            case .ready: state.isReady = true
            case .handled(let count): state.handled = count
            case .report(let report): (state.report, state.handled) = (report, report.handled)
            }
        }
    }
}
