import Foundation
import Testing

extension Stage {
    /// What a command of `redress` printed, and how it ended.
    struct Finished {
        let output: String
        let errors: String
        let ending: Child.Ending

        var lines: [String] { output.split(separator: "\n").map(String.init) }

        func decode<Document: Decodable>(_ type: Document.Type) throws -> Document {
            let decoder = JSONDecoder()
            decoder.keyDecodingStrategy = .convertFromSnakeCase
            return try decoder.decode(type, from: Data(output.utf8))
        }
    }

    /// Runs the command line to its end.
    func redress(_ arguments: String...) async throws -> Finished {
        try await redress(arguments)
    }

    func redress(_ arguments: [String]) async throws -> Finished {
        let name = nextName(of: .redress)
        let output = folder.appending(path: "\(name).out")
        let child = add(
            try Child(
                name, executable: ProgramName.redress.executable(), arguments: arguments,
                environment: environment(of: .redress, named: name).filter { !$0.value.isEmpty },
                log: folder.appending(path: "\(name).log"), output: output))
        let ending = try await child.end(within: .seconds(30))
        return Finished(output: try String(contentsOf: output, encoding: .utf8), errors: child.log, ending: ending)
    }

    /// Somebody new of the staff, with the token that is told once.
    func newStaff(_ role: String, at domain: String = "example.invalid") async throws -> String {
        struct Added: Decodable {
            let token: String
        }
        return try await report(
            Added.self, "staff", "add", "--name", "Sam", "--email", "\(role)@\(domain)", "--role", role
        ).token
    }

    /// As `redress`, of a command that has to succeed and prints JSON.
    func report<Document: Decodable>(_ type: Document.Type, _ arguments: String...) async throws -> Document {
        try await report(type, arguments)
    }

    func report<Document: Decodable>(_ type: Document.Type, _ arguments: [String]) async throws -> Document {
        let finished = try await redress(arguments + ["--json"])
        try #require(finished.ending == .exited(0), "\(finished.errors)")
        return try finished.decode(type)
    }
}
