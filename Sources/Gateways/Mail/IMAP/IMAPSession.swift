import CLibCurl
import Operations

/// A connection to a mailbox, on the thread of whoever uses it. libcurl connects, checks the certificate and logs in;
/// the few commands after that are ours, because libcurl's own way of fetching marks each message as seen before it is
/// kept.
final class IMAPSession {
    private let handle: CurlHandle
    private var buffer: [UInt8] = []
    private var start = 0
    private var lastTag = 0

    /// - Throws: `MailSourceError`
    init(_ configuration: IMAPConfiguration) throws {
        guard let handle = CurlHandle() else { throw MailSourceError("libcurl did not start") }
        let scheme = configuration.security == .implicit ? "imaps" : "imap"
        handle.set(CURLOPT_URL, "\(scheme)://\(configuration.host):\(configuration.port)/")
        handle.set(CURLOPT_PROTOCOLS_STR, "imap,imaps")
        handle.setTimes(connecting: .seconds(10), total: .seconds(30))
        handle.secure(configuration.security, trusting: configuration.certificateAuthorities)
        handle.logIn(configuration.username, configuration.password)
        handle.setConnectOnly()
        let outcome = handle.perform()
        guard outcome.isSuccess else { throw MailSourceError(outcome.explanation) }
        self.handle = handle
    }

    /// Sends a command and hears its answer to the end.
    ///
    /// - Returns: the untagged responses.
    /// - Throws: `MailSourceError` when the server says anything but OK
    func command(_ text: String) throws -> [IMAPResponse] {
        lastTag += 1
        let tag = "r\(lastTag)"
        try send("\(tag) \(text)\r\n")
        var responses: [IMAPResponse] = []
        while true {
            let response = try response()
            guard response.text.hasPrefix("\(tag) ") else {
                responses.append(response)
                continue
            }
            guard response.text.hasPrefix("\(tag) OK") else {
                // The server's words after NO may name the mailbox's owner.
                throw MailSourceError(
                    "the server refused \(text.split(separator: " ").prefix(2).joined(separator: " "))")
            }
            return responses
        }
    }

    private func send(_ text: String) throws {
        do throws(CurlHandle.ConnectionTrouble) {
            try handle.send(Array(text.utf8))
        } catch {
            throw error.asMailSourceError
        }
    }

    // MARK: - hearing

    /// One line, and what literals it announces: `{n}` at a line's end means n bytes, after which the line goes on.
    private func response() throws -> IMAPResponse {
        var response = IMAPResponse()
        while true {
            let line = try line()
            response.text += line
            guard let size = Self.literalSize(line) else { return response }
            response.literals.append(try bytes(size))
        }
    }

    private static func literalSize(_ line: String) -> Int? {
        guard line.hasSuffix("}"), let brace = line.lastIndex(of: "{") else { return nil }
        return Int(line[line.index(after: brace)...].dropLast())
    }

    private func line() throws -> String {
        var searched = start
        while true {
            if let end = buffer[searched...].firstIndex(of: UInt8(ascii: "\n")) {
                let line = String(decoding: buffer[start..<end], as: UTF8.self)
                advance(to: end + 1)
                return line.hasSuffix("\r") ? String(line.dropLast()) : line
            }
            guard buffer.count - start < Self.longestLine else { throw MailSourceError("a line without an end") }
            let distance = buffer.count - start
            try receive()
            searched = start + distance
        }
    }

    private func bytes(_ count: Int) throws -> [UInt8] {
        guard count <= Self.largestLiteral else { throw MailSourceError("more than was asked for") }
        while buffer.count - start < count { try receive() }
        defer { advance(to: start + count) }
        return Array(buffer[start..<start + count])
    }

    private func receive() throws {
        if start > 0 {
            buffer.removeFirst(start)
            start = 0
        }
        do throws(CurlHandle.ConnectionTrouble) {
            buffer += try handle.receive()
        } catch {
            throw error.asMailSourceError
        }
    }

    private func advance(to index: Int) {
        start = index
    }

    private static let longestLine = 1_000_000
    private static let largestLiteral = RawMail.mostBytes + 1000
}

/// One answer of the server: its line, with `{n}` where a literal was, and the literals.
struct IMAPResponse {
    var text = ""
    var literals: [[UInt8]] = []

    /// The number after a word, as in `UIDVALIDITY 1700000000`.
    func number(after word: String) -> Int64? {
        guard let range = text.firstRange(of: "\(word) ") else { return nil }
        return Int64(text[range.upperBound...].prefix { $0.isNumber })
    }
}

extension CurlHandle.ConnectionTrouble {
    fileprivate var asMailSourceError: MailSourceError {
        switch self {
        case .closed: MailSourceError("the server hung up")
        case .silent: MailSourceError("the server does not answer")
        case .failed(let outcome): MailSourceError(outcome.explanation)
        }
    }
}
