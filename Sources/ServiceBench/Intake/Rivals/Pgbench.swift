import BenchSupport
import Foundation

/// PostgreSQL alone: the rows of a complaint written by `pgbench`, prepared, over the socket, one statement a
/// transaction. No HTTP, no JSON, no validation.
struct Pgbench {
    let url: String
    private let files: [String]

    /// - Parameter scripts: run in turns by chance, each as often as the others
    init(_ scripts: [String], named name: String, in folder: URL, url: String) throws {
        self.url = url
        files = try scripts.enumerated().map { number, script in
            let file = folder.appending(path: "\(name)-\(number).sql")
            try Data("\(script);\n".utf8).write(to: file)
            return file.path
        }
    }

    /// - Returns: transactions a second.
    func run(clients: Int, seconds: Double) async throws -> Double {
        let path = try Self.program()
        let options = [
            "--no-vacuum", "--protocol", "prepared", "--client", "\(clients)", "--jobs", "\(min(2, clients))", "--time",
            "\(max(1, Int(seconds.rounded())))",
        ]
        // Its clock is SIGALRM, which the threads that start processes here have blocked, and a child inherits that.
        let command = ["--default-signal=ALRM", path] + options + files.flatMap { ["--file", $0] } + [url]
        let text = try await Program.run("/usr/bin/env", command)
        let line = text.split(separator: "\n").first { $0.hasPrefix("tps = ") }
        guard let rate = line?.split(separator: " ").dropFirst(2).first.flatMap({ Double($0) }) else {
            throw BenchError("pgbench told no rate")
        }
        return rate
    }

    private static func program() throws -> String {
        guard let path = Program.find("pgbench") else { throw BenchError("pgbench is not installed") }
        return path
    }
}
