import Foundation
import TestSupport

/// A script of the outside world, which says in lines of JSON what happens to it.
struct Fixture {
    /// One line.
    struct Event: Decodable, Sendable {
        let event: String
        let port: Int?
        let to: [String]?
        let raw: Data?
        let mode: String?
    }

    private let child: Child
    /// The script ends when this does.
    private let input: Pipe
    private let output: URL

    /// - Parameter script: its path from this folder's.
    init(_ script: String, _ arguments: [String] = [], on stage: Stage) throws {
        guard let python = ProcessInfo.processInfo.environment["REDRESS_TEST_PYTHON"] else { throw NoPython() }
        let path = Self.folder.appending(path: script).path
        let name = URL(filePath: script).lastPathComponent
        input = Pipe()
        output = stage.folder.appending(path: "\(name)-\(UUID().uuidString).events")
        child = stage.add(
            try Child(
                name, executable: URL(filePath: python), arguments: [path] + arguments, environment: [:],
                log: output.appendingPathExtension("log"), output: output, input: input))
    }

    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()

    /// All that happened so far.
    var events: [Event] {
        get throws {
            let text = try String(contentsOf: output, encoding: .utf8)
            // The last line may still be in the writing.
            return try text.split(separator: "\n", omittingEmptySubsequences: true)
                .prefix(text.filter { $0 == "\n" }.count)
                .map { try JSONDecoder().decode(Event.self, from: Data($0.utf8)) }
        }
    }

    /// The first event of that name.
    func first(_ name: String, within timeout: Duration = .seconds(20)) async throws -> Event {
        var found: Event?
        try await eventually("\(child.name) says \(name)", within: timeout) {
            guard child.isRunning else { throw EndedEarly(name: child.name, log: child.log) }
            found = try events.first { $0.event == name }
            return found != nil
        }
        guard let found else { throw EndedEarly(name: child.name, log: child.log) }
        return found
    }
}

/// The tests that need a script have no Python to run it.
struct NoPython: Error, CustomStringConvertible {
    let description = "REDRESS_TEST_PYTHON has to name a Python with aiosmtpd; deploy/test makes one"
}
