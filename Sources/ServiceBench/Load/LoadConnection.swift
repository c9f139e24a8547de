import BenchSupport
import Glibc

/// One keep-alive connection to 127.0.0.1 with at most one request on its way. Never blocks. It works on bytes and copies
/// none of them: the driver shares two cores with what it measures.
final class LoadConnection {
    let descriptor: CInt
    private(set) var request: (number: Int, due: Double)?
    private var unsent: ArraySlice<UInt8> = []
    private var received: [UInt8] = []
    private var chunk = [UInt8](repeating: 0, count: 8192)

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

    func begin(_ bytes: [UInt8], number: Int, due: Double) {
        request = (number, due)
        unsent = bytes[...]
        received.removeAll(keepingCapacity: true)
    }

    /// Sends what the socket takes.
    ///
    /// - Returns: false when the connection is broken.
    func send() -> Bool {
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
    func receive() -> Bool {
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
    func takeAnswer() -> Answer? {
        guard let end = received.end(of: Self.headEnd, from: 0) else { return nil }
        let status = received[9...].number
        guard received.count >= end + Self.bodyLength(received[..<end]) else { return nil }
        request = nil
        return Answer(status: status, reference: status == 201 ? Self.reference(received[end...]) : nil)
    }

    private static let headEnd = Array("\r\n\r\n".utf8)
    private static let lengthName = Array("ength: ".utf8)
    private static let referenceName = Array(#""reference":""#.utf8)

    private static func bodyLength(_ head: ArraySlice<UInt8>) -> Int {
        head.end(of: lengthName, from: 0).map { head[$0...].number } ?? 0
    }

    private static func reference(_ body: ArraySlice<UInt8>) -> String? {
        guard let start = body.end(of: referenceName, from: body.startIndex) else { return nil }
        return String(decoding: body[start...].prefix { $0 != UInt8(ascii: "\"") }, as: UTF8.self)
    }
}

extension RandomAccessCollection<UInt8> where Index == Int {
    /// - Returns: where the first such bytes end.
    fileprivate func end(of wanted: [UInt8], from start: Int) -> Int? {
        var place = start
        while place + wanted.count <= endIndex {
            if self[place] == wanted[0], self[place..<(place + wanted.count)].elementsEqual(wanted) {
                return place + wanted.count
            }
            place += 1
        }
        return nil
    }

    /// Of the digits that it begins with.
    fileprivate var number: Int {
        prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
            .reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
    }
}
