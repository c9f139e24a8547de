import NIOCore
import NIOPosix
public import Operations

/// Has files looked into by clamd, over its INSTREAM command: one connection a file.
///
/// clamd has to take more than the largest file (`StreamMaxLength`, `MaxFileSize`, `MaxScanSize`) and to report what it
/// did not look into (`AlertExceedsMax yes`): left at its defaults it calls such a file clean.
public struct ClamdScanner: VirusScanner {
    private typealias Wire = NIOAsyncChannel<ByteBuffer, ByteBuffer>

    private let address: ClamdAddress
    /// For connecting, sending, scanning and answering together.
    private let timeout: Duration

    /// - Parameter timeout: 120 s by default; clamd gives up by itself before (`MaxScanTime`)
    public init(_ address: ClamdAddress, timeout: Duration = .seconds(120)) {
        self.address = address
        self.timeout = timeout
    }

    public func scan(_ source: ByteSource) async throws -> ScanVerdict {
        let wire = try await connect()
        // Closing ends whatever waits for it.
        let alarm = wire.channel.eventLoop.scheduleTask(in: .init(timeout)) { wire.channel.close(promise: nil) }
        defer { alarm.cancel() }
        let answer = try await wire.executeThenClose { answers, outbound in
            try await Self.send(source, outbound)
            return try await Self.receive(answers)
        }
        return try ClamdAnswer.verdict(answer)
    }

    private func connect() async throws -> Wire {
        let bootstrap = ClientBootstrap(group: .singletonMultiThreadedEventLoopGroup).connectTimeout(.seconds(10))
        let wrap: @Sendable (any Channel) -> EventLoopFuture<Wire> = { channel in
            channel.eventLoop.makeCompletedFuture { try Wire(wrappingChannelSynchronously: channel) }
        }
        do {
            switch address {
            case .socket(let path):
                return try await bootstrap.connect(unixDomainSocketPath: path, channelInitializer: wrap)
            case .host(let host, let port):
                return try await bootstrap.connect(host: host, port: port, channelInitializer: wrap)
            }
        } catch {
            throw ScannerError.unavailable(reason: "clamd cannot be reached")
        }
    }

    /// Each block with its length before it, and one of no length at the end.
    private static func send(_ source: ByteSource, _ outbound: NIOAsyncChannelOutboundWriter<ByteBuffer>) async throws {
        guard try await isTaken(ByteBuffer(string: "zINSTREAM\0"), outbound) else { return }
        while let bytes = try await source() {
            // A block of no length would end the stream.
            if bytes.isEmpty { continue }
            // It stops reading a file that is too large for it, and may have said so.
            guard try await isTaken(block(bytes), outbound) else { return }
        }
        _ = try await isTaken(block([]), outbound)
    }

    private static func block(_ bytes: [UInt8]) -> ByteBuffer {
        var buffer = ByteBuffer()
        buffer.reserveCapacity(4 + bytes.count)
        buffer.writeInteger(UInt32(bytes.count))
        buffer.writeBytes(bytes)
        return buffer
    }

    private static func isTaken(
        _ buffer: ByteBuffer, _ outbound: NIOAsyncChannelOutboundWriter<ByteBuffer>
    ) async throws -> Bool {
        do {
            try await outbound.write(buffer)
            return true
        } catch let error as CancellationError {
            throw error
        } catch {
            return false
        }
    }

    /// Up to the NUL that ends it.
    private static func receive(_ answers: NIOAsyncChannelInboundStream<ByteBuffer>) async throws -> String {
        var answer: [UInt8] = []
        do {
            for try await buffer in answers {
                answer += buffer.readableBytesView
                if let end = answer.firstIndex(of: 0) { return String(decoding: answer[..<end], as: UTF8.self) }
                if answer.count > longestAnswer { break }
            }
        } catch let error as CancellationError {
            throw error
        } catch {
            throw ScannerError.unavailable(reason: "the connection to clamd broke")
        }
        throw ScannerError.unavailable(reason: "clamd gave no answer in time")
    }

    private static let longestAnswer = 4096
}
