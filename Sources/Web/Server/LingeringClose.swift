import HTTPTypes
import NIOCore
import NIOHTTPTypes

/// Closes a connection after the answer that says so, also when the request was not read to its end.
///
/// Hummingbird 2.28.1 stops reading when the request said `Connection: close`, closes its own half and waits for the
/// client to do the same. A client that is still sending a body that nobody reads never comes to that: its buffers are
/// full. Without `Connection: close` the rest of the body is read, however long it is. Closing at once is no way out
/// either: what arrives at a closed socket is answered by a reset, which can take the answer away from the client.
///
/// So after such an answer our half is closed and what still comes is thrown away, until the client has finished or for a
/// time; then the connection is closed.
final class LingeringClose: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = HTTPResponsePart

    /// How long a client may go on sending after its answer.
    private let patience: TimeAmount
    private var isLast = false
    private var isRequestWhole = true
    private var isLingering = false
    private var end: Scheduled<Void>?

    init(patience: TimeAmount) {
        self.patience = patience
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let part = unwrapInboundIn(data)
        note(part)
        guard isLingering else { return context.fireChannelRead(data) }
        if isRequestWhole { context.close(promise: nil) }
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        context.fireChannelReadComplete()
        // Whoever reads the requests has stopped asking for more.
        if isLingering { context.read() }
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        switch unwrapOutboundIn(data) {
        case .head(let head): isLast = isLast || head.headerFields.saysClose
        case .body: break
        case .end where isLast: return writeLast(data, promise, context)
        case .end: break
        }
        context.write(data, promise: promise)
    }

    func channelInactive(context: ChannelHandlerContext) {
        end?.cancel()
        context.fireChannelInactive()
    }

    private func note(_ part: HTTPRequestPart) {
        switch part {
        case .head(let head):
            isLast = isLast || head.headerFields.saysClose
            isRequestWhole = false
        case .body: break
        case .end: isRequestWhole = true
        }
    }

    private func writeLast(_ data: NIOAny, _ promise: EventLoopPromise<Void>?, _ context: ChannelHandlerContext) {
        // Closing throws away what the socket has not taken yet.
        let written = promise ?? context.eventLoop.makePromise()
        written.futureResult.assumeIsolated().whenComplete { _ in self.finish(context) }
        context.writeAndFlush(data, promise: written)
    }

    private func finish(_ context: ChannelHandlerContext) {
        guard !isRequestWhole else { return context.close(promise: nil) }
        isLingering = true
        context.close(mode: .output, promise: nil)
        let channel = context.channel
        end = context.eventLoop.scheduleTask(in: patience) { channel.close(promise: nil) }
        context.read()
    }
}

extension HTTPFields {
    fileprivate var saysClose: Bool {
        self[.connection]?.lowercased().split(separator: ",").contains { $0.filter { $0 != " " } == "close" } ?? false
    }
}
