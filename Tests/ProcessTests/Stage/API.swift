import Foundation
import TestSupport

/// The HTTP API as a client sees it: one connection a request, and no repeats but its own.
struct API: Sendable {
    let port: Int

    /// What came back.
    struct Answer: Sendable {
        let status: Int
        let headers: [String: String]
        let body: [UInt8]

        func decode<Document: Decodable>(_ type: Document.Type) throws -> Document {
            let decoder = JSONDecoder()
            decoder.keyDecodingStrategy = .convertFromSnakeCase
            return try decoder.decode(type, from: Data(body))
        }
    }

    /// What a taken complaint is answered with.
    struct Accepted: Decodable, Hashable, Sendable {
        let reference: String
        let accessToken: String
        let status: String
    }

    /// The connection ended without a whole answer.
    struct NoAnswer: Error {}

    func get(_ path: String, token: String? = nil) async throws -> Answer {
        try await send("GET", path, headers: bearer(token))
    }

    func post(_ path: String, _ body: String, token: String) async throws -> Answer {
        let headers = bearer(token).merging(["Content-Type": "application/json"]) { $1 }
        return try await send("POST", path, headers: headers, body: Array(body.utf8))
    }

    func post(_ path: String, _ body: String, headers: [String: String]) async throws -> Answer {
        try await send(
            "POST", path, headers: headers.merging(["Content-Type": "application/json"]) { $1 }, body: Array(body.utf8))
    }

    func submit(
        _ body: [UInt8], key: String? = nil, contentType: String? = "application/json"
    ) async throws -> Answer {
        var headers: [String: String] = [:]
        headers["Idempotency-Key"] = key
        headers["Content-Type"] = contentType
        return try await send("POST", "/v1/complaints", headers: headers, body: body)
    }

    /// As a careful client does: again under the same key until it is taken.
    ///
    /// - Throws: when it is refused, or not taken in time.
    func submitUntilTaken(_ complaint: Complaint, key: String) async throws -> Accepted {
        var accepted: Accepted?
        try await eventually("the complaint \(key) is taken", within: .seconds(60)) {
            accepted = try await attempt(complaint, key: key)
            return accepted != nil
        }
        guard let accepted else { throw NoAnswer() }
        return accepted
    }

    /// - Returns: `nil` when it is worth another attempt.
    func attempt(_ complaint: Complaint, key: String?) async throws -> Accepted? {
        let answer: Answer
        do {
            answer = try await submit(complaint.bytes, key: key)
        } catch is Loopback.Trouble {
            return nil
        } catch is NoAnswer {
            return nil
        }
        if answer.status == 201 { return try answer.decode(Accepted.self) }
        guard [409, 503].contains(answer.status) else { throw Refused(answer) }
        return nil
    }

    private func bearer(_ token: String?) -> [String: String] {
        token.map { ["Authorization": "Bearer \($0)"] } ?? [:]
    }

    /// One whose parts a test puts together itself.
    struct Request: Sendable {
        let method: String
        let path: String
        var headers: [String: String] = [:]
        private(set) var body: [UInt8]?

        init(method: String, path: String) {
            self.method = method
            self.path = path
        }

        mutating func send(_ text: String, as contentType: String) {
            body = Array(text.utf8)
            headers["Content-Type"] = contentType
        }
    }

    func send(_ request: Request) async throws -> Answer {
        try await send(request.method, request.path, headers: request.headers, body: request.body)
    }

    private func send(
        _ method: String, _ path: String, headers: [String: String] = [:], body: [UInt8]? = nil
    ) async throws -> Answer {
        var lines = ["\(method) \(path) HTTP/1.1", "Host: 127.0.0.1:\(port)"]
        if let body { lines.append("Content-Length: \(body.count)") }
        lines += headers.map { "\($0.key): \($0.value)" }
        let request = Array((lines.joined(separator: "\r\n") + "\r\n\r\n").utf8) + (body ?? [])
        return try Answer(
            try await Self.onOwnThread {
                try Loopback.exchange(request, port: port) { (try? Answer($0)) != nil }
            })
    }

    /// Blocking calls must not hold up the few threads that tasks share.
    static func onOwnThread<Value: Sendable>(_ body: @escaping @Sendable () throws -> Value) async throws
        -> Value
    {
        try await withCheckedThrowingContinuation { continuation in
            Thread { continuation.resume(with: Result { try body() }) }.start()
        }
    }
}

extension API {
    /// Said no for good.
    struct Refused: Error, CustomStringConvertible {
        let description: String

        init(_ answer: Answer) {
            description = "\(answer.status): \(String(decoding: answer.body.prefix(2000), as: UTF8.self))"
        }
    }
}

extension API.Answer {
    /// - Throws: `API.NoAnswer` for less than a whole head.
    init(_ bytes: [UInt8]) throws {
        guard let end = bytes.firstRange(of: Array("\r\n\r\n".utf8)) else { throw API.NoAnswer() }
        let lines = String(decoding: bytes[..<end.lowerBound], as: UTF8.self).split(separator: "\r\n")
        guard let status = lines.first?.split(separator: " ").dropFirst().first.flatMap({ Int($0) }) else {
            throw API.NoAnswer()
        }
        self.status = status
        headers = Dictionary(lines.dropFirst().compactMap(Self.header)) { first, _ in first }
        body = Array(bytes[end.upperBound...])
        // 204 has none, and says no length.
        let length = status == 204 ? 0 : headers["content-length"].flatMap { Int($0) }
        guard length == body.count else { throw API.NoAnswer() }
    }

    private static func header(_ line: Substring) -> (String, String)? {
        guard let colon = line.firstIndex(of: ":") else { return nil }
        let value = line[line.index(after: colon)...].trimmingCharacters(in: .whitespaces)
        return (line[..<colon].lowercased(), value)
    }
}
