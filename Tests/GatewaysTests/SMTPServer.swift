import Foundation

/// A real SMTP server (aiosmtpd) in a process of its own, which tells line by line what happens to it.
final class SMTPServer {
    struct Event: Decodable {
        let event: String
        let port: Int?
        let from: String?
        let to: [String]?
        let raw: Data?
        let tls: Bool?
    }

    private(set) var port = 0
    private let process = Process()
    private let input = Pipe()
    private var events: AsyncStream<Event>.Iterator

    /// Runs `body` with a server that ends with it. `options` are those of `Fixtures/smtp_server.py`.
    @discardableResult
    static func with<Value>(_ options: [String] = [], _ body: (SMTPServer) async throws -> Value) async throws -> Value
    {
        let server = try SMTPServer(options)
        defer { server.stop() }
        server.port = try await server.next("ready").port ?? 0
        return try await body(server)
    }

    private init(_ options: [String]) throws {
        let output = Pipe()
        process.executableURL = try TestPython.interpreter()
        process.arguments = [TestPython.fixture("smtp_server.py")] + options
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
