import HTTPTypes
import NIOCore
import NIOHTTPTypes

/// Closes the connection of a client that is too slow with its request, or does not take its answer.
///
/// Only time in which we wanted to read counts: a body that we take slowly ourselves (backpressure) is nobody's fault.
final class SlowClientGuard: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = HTTPResponsePart

    private let pace: ClientPace
    private var look: RepeatedTask?
    private var isRequestOpen = false
    /// Requests may be sent ahead of the answers to earlier ones.
    private var answersOwed = 0
    private var idleSince = NIODeadline.uptimeNanoseconds(0)
    private var stretch = Stretch()
    private var blockedSince: NIODeadline?

    /// What came between two looks.
    private struct Stretch {
        var bytes = 0
        var pausedSince: NIODeadline?
        /// Time in which we did not ask for more.
        var paused = TimeAmount.zero
    }

    init(pace: ClientPace = ClientPace()) {
        self.pace = pace
    }

    func handlerAdded(context: ChannelHandlerContext) {
        idleSince = context.eventLoop.now
        let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
        look = context.eventLoop.scheduleRepeatedTask(initialDelay: pace.interval, delay: pace.interval) { _ in
            let (handler, context) = bound.value
            if handler.isTooSlow(at: context.eventLoop.now) { context.close(promise: nil) }
        }
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        look?.cancel()
    }

    func channelInactive(context: ChannelHandlerContext) {
        look?.cancel()
        context.fireChannelInactive()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head:
            isRequestOpen = true
            answersOwed += 1
            stretch = Stretch()
        case .body(let bytes): stretch.bytes += bytes.readableBytes
        case .end:
            isRequestOpen = false
            idleSince = context.eventLoop.now
        }
        context.fireChannelRead(data)
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        stretch.pausedSince = context.eventLoop.now
        context.fireChannelReadComplete()
    }

    func read(context: ChannelHandlerContext) {
        if let since = stretch.pausedSince { stretch.paused = stretch.paused + (context.eventLoop.now - since) }
        stretch.pausedSince = nil
        context.read()
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        if case .end = unwrapOutboundIn(data) {
            answersOwed -= 1
            idleSince = context.eventLoop.now
        }
        context.write(data, promise: promise)
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        blockedSince = context.channel.isWritable ? nil : context.eventLoop.now
        context.fireChannelWritabilityChanged()
    }

    private func isTooSlow(at now: NIODeadline) -> Bool {
        if let blockedSince, now - blockedSince >= pace.interval { return true }
        if isRequestOpen { return isBodyTooSlow(at: now) }
        return answersOwed == 0 && now - idleSince >= pace.head
    }

    /// Begins the next stretch.
    private func isBodyTooSlow(at now: NIODeadline) -> Bool {
        let paused = stretch.paused + (stretch.pausedSince.map { now - $0 } ?? .zero)
        let waited = pace.interval - paused
        defer { stretch = Stretch(pausedSince: stretch.pausedSince.map { _ in now }) }
        // Of a short time nothing can be said.
        guard waited >= .nanoseconds(pace.interval.nanoseconds / 2) else { return false }
        return Double(stretch.bytes) < Double(pace.bytesPerSecond) * Double(waited.nanoseconds) / 1e9
    }
}
