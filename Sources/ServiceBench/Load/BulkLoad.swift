import BenchSupport
import Foundation

/// Complaints by `POST /v1/complaints/batch`, sent by several clients (curl) at once.
struct BulkLoad {
    static let clients = 4

    let port: Int
    let bodies: [[UInt8]]
    let folder: URL

    struct Result {
        var references: [String] = []
        var others = 0
        var seconds = 0.0

        var rate: Double { Double(references.count) / seconds }
    }

    /// - Parameter lines: of each client
    func run(lines: Int, keyPrefix: String) async throws -> Result {
        let files = try (0..<Self.clients).map { try write(lines, "\(keyPrefix)-\($0)") }
        let start = ContinuousClock.now
        let answers = try await withThrowingTaskGroup(of: String.self) { group in
            for file in files { group.addTask { try await send(file) } }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        var result = Result(seconds: (ContinuousClock.now - start) / .seconds(1))
        for line in answers.flatMap({ $0.split(separator: "\n") }) {
            if let reference = Self.reference(line) { result.references.append(reference) } else { result.others += 1 }
        }
        return result
    }

    private func write(_ count: Int, _ key: String) throws -> URL {
        let file = folder.appending(path: "\(key).ndjson")
        var text: [UInt8] = []
        for number in 0..<count {
            text += #"{"idempotency_key":"\#(key)-\#(number)","complaint":"#.utf8
            text += bodies[number % bodies.count] + Array("}\n".utf8)
        }
        try Data(text).write(to: file)
        return file
    }

    private func send(_ file: URL) async throws -> String {
        try await Program.run(
            "/usr/bin/curl",
            [
                "--silent", "--show-error", "--fail", "--noproxy", "*", "--header",
                "Content-Type: application/x-ndjson", "--header", "Expect:", "--data-binary", "@\(file.path)",
                "http://127.0.0.1:\(port)/v1/complaints/batch",
            ])
    }

    private static func reference(_ line: Substring) -> String? {
        guard line.contains(#""status":201"#), let start = line.firstRange(of: #""reference":""#)?.upperBound else {
            return nil
        }
        return String(line[start...].prefix { $0 != "\"" })
    }
}
