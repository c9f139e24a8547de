import Foundation
import Glibc
import Postgres
import TestSupport

/// What one test plays on: the test's own database, a folder, a port, and the processes that it starts.
final class Stage {
    let folder: URL
    let api: API
    let ledger: Ledger
    private var children: [Child] = []

    /// Whatever happens in `body`, no process outlives it.
    static func run(_ body: (Stage) async throws -> Void) async throws {
        let stage = try Stage(TestDatabase.current)
        do {
            try await body(stage)
        } catch {
            try await stage.clear(showingLogs: true)
            throw error
        }
        try await stage.clear(showingLogs: false)
    }

    private init(_ database: TestDatabase) throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "redress-process-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        api = API(port: try Loopback.freePort())
        ledger = Ledger(database: database)
    }

    var mailFolder: URL { folder.appending(path: "mail") }

    /// Starts a program and waits until it says that it is up.
    @discardableResult
    func start(
        _ program: ProgramName, _ settings: [String: String] = [:], asProcessOne: Bool = false
    ) async throws -> Child {
        let child = try launch(program, settings, asProcessOne: asProcessOne)
        try await becomesReady(child)
        return child
    }

    /// Starts several at once.
    func start(_ programs: [ProgramName]) async throws -> [Child] {
        let started = try programs.map { try launch($0) }
        for child in started { try await becomesReady(child) }
        return started
    }

    /// Starts a program without waiting for anything.
    ///
    /// - Parameter asProcessOne: in a process space of its own, as in a container; takes root.
    func launch(
        _ program: ProgramName, _ settings: [String: String] = [:], arguments: [String] = [],
        asProcessOne: Bool = false
    ) throws -> Child {
        let command = [try program.executable().path] + arguments
        let wrapped = asProcessOne ? ["/usr/bin/unshare", "--pid", "--fork", "--kill-child"] + command : command
        let name = nextName(of: program)
        let environment = environment(of: program, named: name).merging(settings) { $1 }
        return add(
            try Child(
                name, executable: URL(filePath: wrapped[0]), arguments: Array(wrapped.dropFirst()),
                environment: environment.filter { !$0.value.isEmpty }, log: folder.appending(path: "\(name).log")))
    }

    func nextName(of program: ProgramName) -> String { "\(program.rawValue)-\(children.count + 1)" }

    /// Every process of a test passes here, so that each is ended.
    func add(_ child: Child) -> Child {
        children.append(child)
        return child
    }

    func becomesReady(_ child: Child) async throws {
        try await eventually("\(child.name) is ready", within: .seconds(30)) {
            guard child.isRunning else { throw EndedEarly(name: child.name, log: child.log) }
            return FileManager.default.fileExists(atPath: readyFile(child.name).path)
        }
    }

    private func readyFile(_ name: String) -> URL { folder.appending(path: "\(name).ready") }

    func environment(of program: ProgramName, named name: String) -> [String: String] {
        [
            "DATABASE_URL": ledger.database.url, "DATABASE_ROLE": program.databaseRole ?? "",
            "ALLOW_SUPERUSER": program == .redress ? "yes" : "",
            "HOST": "127.0.0.1", "PORT": "\(api.port)", "PUBLIC_URL": "http://127.0.0.1:\(api.port)",
            "TOKEN_SECRET": "only for tests, only for tests, only for tests", "MAIL_FOLDER": mailFolder.path,
            "READY_FILE": readyFile(name).path, "POOL_SIZE": "4",
            "EVIDENCE_KEYS": "test:" + String(repeating: "5e", count: 32),
            "EVIDENCE_FOLDER": folder.appending(path: "evidence").path,
            "CLAMD_URL": ProcessInfo.processInfo.environment["REDRESS_TEST_CLAMD"] ?? "",
            // Who may sign must not depend on a draw.
            "SECOND_READINGS": "none",
            // Not that of a deploy/run in the same checkout.
            "REDRESS_HOME": folder.path,
        ]
    }

    private func clear(showingLogs: Bool) async throws {
        for child in children { child.signal(SIGKILL) }
        if showingLogs { showLogs() }
        // Best effort: what is left of a temporary folder harms nobody.
        defer { try? FileManager.default.removeItem(at: folder) }
        for child in children { try await child.end() }
    }

    /// A failed test of processes is read in what they said.
    private func showLogs() {
        for child in children {
            let lines = child.log.split(separator: "\n").suffix(30).joined(separator: "\n")
            print("--- \(child.name), the end of what it said:\n\(lines)")
        }
    }
}

/// A process ended before it was ready.
struct EndedEarly: Error, CustomStringConvertible {
    let name: String
    let log: String

    var description: String { "\(name) ended before it was ready:\n\(log)" }
}
