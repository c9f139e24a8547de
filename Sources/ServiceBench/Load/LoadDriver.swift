import BenchSupport
import Foundation
import Glibc

/// Puts a load on the API from one thread.
///
/// By hand, because what resolves here (wrk) sends in a closed loop only: it slows down with the server, and so hides
/// what people would have waited.
struct LoadDriver {
    private let load: Load
    private let start = LoadDriver.now()
    private var connections: [CInt: LoadConnection] = [:]
    private var idle: [CInt] = []
    private var next = 0
    private var result = LoadResult()

    /// - Throws: `BenchError` when the system has no descriptor left.
    static func run(_ load: Load) async throws -> LoadResult {
        try await withCheckedThrowingContinuation { continuation in
            Thread.detachNewThread {
                continuation.resume(
                    with: Result {
                        var driver = LoadDriver(load)
                        return try driver.drive()
                    })
            }
        }
    }

    private init(_ load: Load) {
        self.load = load
    }

    private mutating func drive() throws -> LoadResult {
        defer { for connection in connections.values { connection.close() } }
        while true {
            let now = Self.now() - start
            let isOver = now >= load.seconds || next >= load.most ?? .max
            if isOver && idle.count == connections.count { break }
            if !isOver { try sendDue(now) }
            try giveUp(now)
            try awaitEvents(isOver ? 0.1 : wait(now))
        }
        result.seconds = load.most == nil ? load.seconds : Self.now() - start
        return result
    }

    /// When request `next` is due; at once in a closed loop.
    private var due: Double? { load.perSecond.map { Double(next) / $0 } }

    private func wait(_ now: Double) -> Double {
        guard let due, !idle.isEmpty || connections.count < load.connections else { return 0.1 }
        return min(0.1, max(0, due - now))
    }

    private mutating func sendDue(_ now: Double) throws {
        while due ?? now <= now, next < load.most ?? .max, let descriptor = try freeConnection() {
            let (number, time) = (next, due ?? now)
            connections[descriptor]?.begin(load.request(number), number: number, due: time)
            next += 1
            if connections[descriptor]?.send() != true { try replace(descriptor) }
        }
    }

    private mutating func freeConnection() throws -> CInt? {
        if let descriptor = idle.popLast() { return descriptor }
        guard connections.count < load.connections else { return nil }
        return try open()
    }

    private mutating func open() throws -> CInt {
        let connection = try LoadConnection(port: load.port)
        connections[connection.descriptor] = connection
        return connection.descriptor
    }

    /// Its request has failed; another connection takes its place.
    private mutating func replace(_ descriptor: CInt) throws {
        if connections[descriptor]?.request != nil { result.failures += 1 }
        connections.removeValue(forKey: descriptor)?.close()
        idle.removeAll { $0 == descriptor }
        idle.append(try open())
    }

    private mutating func giveUp(_ now: Double) throws {
        let late = connections.values.filter { $0.request.map { now - $0.due > load.patience } ?? false }
        for connection in late { try replace(connection.descriptor) }
    }

    /// Those that are idle need no look: a broken one shows when it is used.
    private mutating func awaitEvents(_ seconds: Double) throws {
        var waiting = connections.values.filter { $0.request != nil }.map { connection in
            pollfd(
                fd: connection.descriptor, events: Int16(connection.hasUnsent ? POLLIN | POLLOUT : POLLIN), revents: 0)
        }
        unsafe poll(&waiting, nfds_t(waiting.count), CInt((seconds * 1000).rounded(.up)))
        for entry in waiting where entry.revents != 0 { try advance(entry.fd) }
    }

    private mutating func advance(_ descriptor: CInt) throws {
        guard let connection = connections[descriptor] else { return }
        if connection.hasUnsent {
            guard connection.send() else { return try replace(descriptor) }
        }
        let due = connection.request?.due
        let isOpen = connection.receive()
        let answer = connection.takeAnswer()
        if let answer, let due { note(answer, due: due) }
        guard isOpen else { return try replace(descriptor) }
        if answer != nil { idle.append(descriptor) }
    }

    private mutating func note(_ answer: LoadConnection.Answer, due: Double) {
        let at = Self.now() - start
        result.answers.append(LoadResult.Answer(at: at, status: answer.status, latency: at - due))
        if let reference = answer.reference { result.references.append(reference) }
    }

    private static func now() -> Double {
        var time = timespec()
        unsafe clock_gettime(CLOCK_MONOTONIC, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}
