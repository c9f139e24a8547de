import HTTPTypes
import NIOCore
import NIOEmbedded
import NIOHTTPTypes
import Testing

@testable import Web

/// A connection whose clock stands still until the test moves it.
@Suite struct SlowClientTests {
    private static let head = HTTPRequest(method: .post, scheme: "http", authority: "redress", path: "/")
    private let channel: EmbeddedChannel

    init() throws {
        let guardian = SlowClientGuard(
            pace: ClientPace(head: .seconds(30), bytesPerSecond: 500, interval: .seconds(20)))
        channel = EmbeddedChannel(handler: guardian)
        try channel.connect(to: SocketAddress(ipAddress: "127.0.0.1", port: 1)).wait()
    }

    private func pass(_ seconds: Int64) {
        channel.embeddedEventLoop.advanceTime(by: .seconds(seconds))
    }

    private func send(bytes: Int) throws {
        try channel.writeInbound(HTTPRequestPart.body(ByteBuffer(repeating: 0, count: bytes)))
    }

    private func answer() throws {
        try channel.writeOutbound(HTTPResponsePart.head(HTTPResponse(status: .ok)))
        try channel.writeOutbound(HTTPResponsePart.end(nil))
    }

    @Test("a client that never sends a whole head is let go")
    func noHead() {
        pass(20)
        #expect(channel.isActive)
        pass(20)
        #expect(!channel.isActive)
    }

    @Test("a body that comes in drops is not waited for")
    func drip() throws {
        try channel.writeInbound(HTTPRequestPart.head(Self.head))
        for _ in 0..<20 {
            pass(1)
            if channel.isActive { try send(bytes: 1) }
        }
        #expect(!channel.isActive)
    }

    @Test("a slow telephone that keeps sending is waited for as long as it takes")
    func slow() throws {
        try channel.writeInbound(HTTPRequestPart.head(Self.head))
        for _ in 0..<200 {
            try send(bytes: 600)
            pass(1)
        }
        #expect(channel.isActive)
        try channel.writeInbound(HTTPRequestPart.end(nil))
        try answer()
        #expect(channel.isActive)
    }

    @Test("a body that we take slowly ourselves does not count against its sender")
    func backpressure() throws {
        try channel.writeInbound(HTTPRequestPart.head(Self.head))
        // What arrived is not followed by a wish for more.
        try send(bytes: 600)
        channel.pipeline.fireChannelReadComplete()
        pass(100)
        #expect(channel.isActive)
        channel.read()
        pass(60)
        #expect(!channel.isActive)
    }

    @Test("a long answer is waited for, and the connection is let go some time after it")
    func longAnswer() throws {
        try channel.writeInbound(HTTPRequestPart.head(Self.head))
        try channel.writeInbound(HTTPRequestPart.end(nil))
        pass(300)
        #expect(channel.isActive)
        try answer()
        pass(20)
        #expect(channel.isActive)
        pass(20)
        #expect(!channel.isActive)
    }

    @Test("a client that does not take its answer is let go")
    func unread() throws {
        try channel.writeInbound(HTTPRequestPart.head(Self.head))
        try channel.writeInbound(HTTPRequestPart.end(nil))
        channel.isWritable = false
        channel.pipeline.fireChannelWritabilityChanged()
        pass(40)
        #expect(!channel.isActive)
    }
}
