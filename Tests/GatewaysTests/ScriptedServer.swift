import Foundation

/// A real server in a process of its own, run by a script that tells line by line what happens to it.
final class ScriptedServer {
    struct Event: Decodable {
        let event: String
        let port: Int?
        let from: String?
        let to: [String]?
        let raw: Data?
        let tls: Bool?
        let access: String?
        let secret: String?
    }

    private(set) var port = 0
    private let process = Process()
    private let input = Pipe()
    private var events: AsyncStream<Event>.Iterator

    /// Of an S3 store: the keys that it takes.
    private(set) var keys = (access: "", secret: "")

    /// Runs `body` with a server that ends with it.
    @discardableResult
    static func with<Value>(
        _ script: String, _ options: [String] = [], _ body: (ScriptedServer) async throws -> Value
    ) async throws -> Value {
        let server = try ScriptedServer(script, options)
        defer { server.stop() }
        let ready = try await server.next("ready")
        server.port = ready.port ?? 0
        server.keys = (ready.access ?? "", ready.secret ?? "")
        return try await body(server)
    }

    private init(_ script: String, _ options: [String]) throws {
        let output = Pipe()
        process.executableURL = try TestPython.interpreter()
        process.arguments = [TestPython.fixture(script)] + options
        process.standardInput = input
        process.standardOutput = output
        events = Self.events(from: output.fileHandleForReading).makeAsyncIterator()
        try process.run()
    }

    /// The next event of that name; others are passed over.
    @discardableResult
    func next(_ name: String) async throws -> Event {
        while let event = await events.next(isolation: #isolation) {
            if event.event == name { return event }
        }
        throw TestPython.Trouble.ended(waitingFor: name)
    }

    func stop() {
        input.fileHandleForWriting.closeFile()
        process.waitUntilExit()
    }

    private static func events(from output: FileHandle) -> AsyncStream<Event> {
        let (stream, continuation) = AsyncStream.makeStream(of: Event.self)
        let reader = Thread {
            while let line = readLine(from: output) {
                if let event = try? decoder.decode(Event.self, from: line) { continuation.yield(event) }
            }
            continuation.finish()
        }
        reader.start()
        return stream
    }

    private static let decoder = JSONDecoder()

    /// Byte by byte: the server says little.
    private static func readLine(from handle: FileHandle) -> Data? {
        var line = Data()
        while let byte = try? handle.read(upToCount: 1), !byte.isEmpty {
            if byte.first == UInt8(ascii: "\n") { return line }
            line += byte
        }
        return nil
    }
}

/// SMTP by aiosmtpd. Options are those of `Fixtures/smtp_server.py`.
enum SMTPServer {
    @discardableResult
    static func with<Value>(
        _ options: [String] = [], _ body: (ScriptedServer) async throws -> Value
    ) async throws -> Value {
        try await ScriptedServer.with("smtp_server.py", options, body)
    }
}

/// S3 by moto, which checks signatures. What it checks is in `Fixtures/s3_server.py`.
enum S3Server {
    @discardableResult
    static func with<Value>(_ body: (ScriptedServer) async throws -> Value) async throws -> Value {
        try await ScriptedServer.with("s3_server.py", [], body)
    }
}
