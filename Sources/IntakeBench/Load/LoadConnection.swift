import BenchSupport
import Glibc

/// One keep-alive connection to 127.0.0.1 with at most one request on its way. Never blocks.
struct LoadConnection {
    let descriptor: CInt
    private(set) var request: (number: Int, due: Double)?
    private var unsent: ArraySlice<UInt8> = []
    private var received: [UInt8] = []

    struct Answer {
        var status: Int
        var reference: String?
    }

    /// - Throws: `BenchError` when the system has no descriptor left.
    init(port: Int) throws {
        descriptor = socket(
            AF_INET, CInt(SOCK_STREAM.rawValue) | CInt(SOCK_CLOEXEC.rawValue) | CInt(SOCK_NONBLOCK.rawValue), 0)
        guard descriptor >= 0 else { throw BenchError("no socket: errno \(errno)") }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = UInt16(port).bigEndian
        address.sin_addr = in_addr(s_addr: UInt32(0x7F00_0001).bigEndian)
        unsafe withUnsafePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { generic in
                // In progress or refused: either shows when something is sent.
                _ = unsafe Glibc.connect(descriptor, generic, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
    }

    func close() {
        Glibc.close(descriptor)
    }

    var hasUnsent: Bool { !unsent.isEmpty }

    mutating func begin(_ bytes: [UInt8], number: Int, due: Double) {
        request = (number, due)
        unsent = bytes[...]
        received.removeAll(keepingCapacity: true)
    }

    /// Sends what the socket takes.
    ///
    /// - Returns: false when the connection is broken.
    mutating func send() -> Bool {
        while !unsent.isEmpty {
            let count = unsafe unsent.withUnsafeBytes { buffer in
                unsafe Glibc.send(descriptor, buffer.baseAddress, buffer.count, CInt(MSG_NOSIGNAL))
            }
            guard count > 0 else { return count < 0 && (errno == EAGAIN || errno == EINPROGRESS) }
            unsent = unsent.dropFirst(count)
        }
        return true
    }

    /// Reads what is there.
    ///
    /// - Returns: false when the connection is broken.
    mutating func receive() -> Bool {
        var chunk = [UInt8](repeating: 0, count: 8192)
        while true {
            let count = unsafe chunk.withUnsafeMutableBytes { buffer in
                unsafe recv(descriptor, buffer.baseAddress, buffer.count, 0)
            }
            guard count > 0 else { return count < 0 && errno == EAGAIN }
            received += chunk[..<count]
            if count < chunk.count { return true }
        }
    }

    /// - Returns: the answer, once it is whole; the connection is free then.
    mutating func takeAnswer() -> Answer? {
        guard let end = received.firstRange(of: Self.headEnd)?.upperBound else { return nil }
        let head = String(decoding: received[..<end], as: UTF8.self)
        guard let status = Int(head.dropFirst(9).prefix(3)), received.count >= end + Self.bodyLength(head) else {
            return nil
        }
        request = nil
        return Answer(status: status, reference: status == 201 ? Self.reference(received[end...]) : nil)
    }

    private static let headEnd = Array("\r\n\r\n".utf8)
    private static let lengthName = "content-length:"
    private static let referenceName = Array(#""reference":""#.utf8)

    private static func bodyLength(_ head: String) -> Int {
        let line = head.split(separator: "\r\n").first { $0.lowercased().hasPrefix(lengthName) }
        return line.flatMap { Int($0.dropFirst(lengthName.count).drop { $0 == " " }) } ?? 0
    }

    private static func reference(_ body: ArraySlice<UInt8>) -> String? {
        guard let start = body.firstRange(of: referenceName)?.upperBound else { return nil }
        return String(decoding: body[start...].prefix { $0 != UInt8(ascii: "\"") }, as: UTF8.self)
    }
}
