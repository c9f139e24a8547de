import NIOCore
import NIOHTTPTypes

/// Reads from a connection in pieces of 16 kB at most.
///
/// Some ten pieces wait for whoever takes a body, and swift-nio makes them up to 64 kB: 200 uploads at once held 300 MB.
final class SmallReads: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart

    func handlerAdded(context: ChannelHandlerContext) {
        let allocator = AdaptiveRecvByteBufferAllocator(minimum: 1024, initial: 4096, maximum: 16 * 1024)
        // A connection that is gone already needs none.
        try? context.channel.syncOptions?.setOption(.recvAllocator, value: allocator)
    }
}
