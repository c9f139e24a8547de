import Domain
import FoundationEssentials
import JobQueue
import Operations
import TestSupport

/// Rows, files and an office for imports.
enum ImportSamples {
    /// Noon on a working day, far enough from 8 April 2026 for both waiting rules.
    static let now = LondonTime.at(hour: 12, minute: 0, on: day)
    static let day = CalendarDay(iso8601: "2026-11-23") ?? CalendarDay(ordinal: 0)

    static var office: CaseOffice {
        CaseOffice(
            pool: TestDatabase.current.pool, profiles: .bundled, directory: .bundled, clock: .set(to: now),
            tokens: AccessTokens(secret: [UInt8](repeating: 7, count: 32)),
            correspondence: CorrespondenceSettings(
                from: Mailbox(name: "Redress", address: "cases@redress.example.invalid"),
                publicURL: "http://127.0.0.1:8080"))
    }

    static func row(_ id: Int, title: String = "Data cap", narrative: String = "I was charged for overage.")
        -> JSONValue
    {
        [
            "external_id": .string("\(id)"), "received_at": "2015-06-24T10:13:55Z",
            "channel": id.isMultiple(of: 2) ? "phone" : "online", "region": "Georgia", "on_behalf": false,
            "title": .string(title), "narrative": .string(narrative), "messages": [],
        ]
    }

    /// Lends a file with these lines to `body`.
    static func withFile<Value>(
        _ lines: [String], end: String = "\n", _ body: (String) async throws -> Value
    ) async throws -> Value {
        try await withFile(bytes: Array((lines.joined(separator: "\n") + end).utf8), body)
    }

    /// Lends a file with these bytes to `body`.
    static func withFile<Value>(bytes: [UInt8], _ body: (String) async throws -> Value) async throws -> Value {
        let path = "/tmp/redress-import-\(UUID().uuidString)"
        try Data(bytes).write(to: URL(filePath: path))
        let result = await Result.capturing { try await body(path) }
        try FileManager.default.removeItem(atPath: path)
        return try result.get()
    }
}

extension Result where Failure == any Error {
    fileprivate static func capturing(_ body: () async throws -> Success) async -> Self {
        do {
            return .success(try await body())
        } catch {
            return .failure(error)
        }
    }
}
