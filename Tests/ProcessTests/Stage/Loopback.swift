import Glibc

/// Blocking sockets on 127.0.0.1: no library that repeats a request by itself, which these tests would take for ours.
enum Loopback {
    /// A system call failed.
    struct Trouble: Error, CustomStringConvertible {
        let description: String

        init(_ call: String) {
            description = "\(call): \(unsafe String(cString: strerror(errno)))"
        }
    }

    /// A port that nobody uses now. Somebody could take it before we do; that has to be reckoned with, not prevented.
    static func freePort() throws -> Int {
        let descriptor = try open()
        defer { close(descriptor) }
        return try bind(descriptor)
    }

    /// A socket that takes connections, and never waits for one.
    static func listen() throws -> (descriptor: CInt, port: Int) {
        let descriptor = try open()
        let port = try bind(descriptor)
        guard fcntl(descriptor, F_SETFL, O_NONBLOCK) == 0, Glibc.listen(descriptor, 16) == 0 else {
            throw Trouble("listen")
        }
        return (descriptor, port)
    }

    private static func bind(_ descriptor: CInt) throws -> Int {
        var address = address(port: 0)
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let code = unsafe withUnsafeMutablePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { generic in
                guard unsafe Glibc.bind(descriptor, generic, size) == 0 else { return CInt(-1) }
                return unsafe getsockname(descriptor, generic, &size)
            }
        }
        guard code == 0 else { throw Trouble("bind") }
        return Int(UInt16(bigEndian: address.sin_port))
    }

    /// Sends all of a request, and reads for as long as the other side keeps the connection open.
    ///
    /// - Parameter receiveBuffer: bytes that the kernel keeps for us; with few of them the other side has to wait
    /// - Returns: the answer, and whether the other side closed; it does not where the socket's limit of time is reached.
    static func converse(
        _ request: [UInt8], port: Int, receiveBuffer: CInt? = nil
    ) throws -> (answer: [UInt8], isClosed: Bool) {
        let descriptor = try open()
        defer { close(descriptor) }
        if var size = receiveBuffer {
            unsafe setsockopt(descriptor, SOL_SOCKET, SO_RCVBUF, &size, socklen_t(MemoryLayout<CInt>.size))
        }
        try connect(descriptor, port)
        guard send(request, descriptor) else { throw Trouble("send") }
        let answer = receive(descriptor) { _ in false }
        var byte: UInt8 = 0
        let end = unsafe recv(descriptor, &byte, 1, CInt(MSG_DONTWAIT))
        return (answer, end == 0)
    }

    /// Sends everything, then reads until the answer is whole or the other side closes.
    static func exchange(_ request: [UInt8], port: Int, until isWhole: ([UInt8]) -> Bool) throws -> [UInt8] {
        let descriptor = try open()
        defer { close(descriptor) }
        try connect(descriptor, port)
        let isSent = send(request, descriptor)
        let answer = receive(descriptor, until: isWhole)
        guard isSent || !answer.isEmpty else { throw Trouble("send") }
        return answer
    }

    static func takesConnections(port: Int) -> Bool {
        (try? Dialogue(port: port)) != nil
    }

    private static func open() throws -> CInt {
        let descriptor = socket(AF_INET, CInt(SOCK_STREAM.rawValue) | CInt(SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { throw Trouble("socket") }
        var limit = timeval(tv_sec: 20, tv_usec: 0)
        let size = socklen_t(MemoryLayout<timeval>.size)
        for option in [SO_RCVTIMEO, SO_SNDTIMEO] {
            unsafe setsockopt(descriptor, SOL_SOCKET, option, &limit, size)
        }
        return descriptor
    }

    private static func address(port: Int) -> sockaddr_in {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = UInt16(port).bigEndian
        address.sin_addr = in_addr(s_addr: UInt32(0x7F00_0001).bigEndian)
        return address
    }

    private static func connect(_ descriptor: CInt, _ port: Int) throws {
        var address = address(port: port)
        let code = unsafe withUnsafePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { generic in
                unsafe Glibc.connect(descriptor, generic, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard code == 0 else { throw Trouble("connect") }
    }

    private static func send(_ bytes: [UInt8], _ descriptor: CInt) -> Bool {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = unsafe rest.withUnsafeBytes { buffer in
                unsafe Glibc.send(descriptor, buffer.baseAddress, buffer.count, CInt(MSG_NOSIGNAL))
            }
            guard count > 0 else { return false }
            rest = rest.dropFirst(count)
        }
        return true
    }

    private static func receive(_ descriptor: CInt, until isWhole: ([UInt8]) -> Bool) -> [UInt8] {
        var answer: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 65_536)
        while !isWhole(answer) {
            let count = unsafe chunk.withUnsafeMutableBytes { buffer in
                unsafe recv(descriptor, buffer.baseAddress, buffer.count, 0)
            }
            guard count > 0 else { return answer }
            answer += chunk[..<count]
        }
        return answer
    }
}

extension Loopback {
    /// A connection on which both sides speak in turns.
    struct Dialogue: ~Copyable {
        private let descriptor: CInt

        init(port: Int) throws {
            let opened = try Loopback.open()
            do {
                try Loopback.connect(opened, port)
            } catch {
                close(opened)
                throw error
            }
            descriptor = opened
        }

        deinit { close(descriptor) }

        func say(_ text: String) throws {
            guard Loopback.send(Array(text.utf8), descriptor) else { throw Trouble("send") }
        }

        /// What comes until `word` has come, or the other side ends, or nothing comes for long.
        func hear(until word: String) -> String {
            String(
                decoding: Loopback.receive(descriptor) { String(decoding: $0, as: UTF8.self).contains(word) },
                as: UTF8.self)
        }
    }
}
