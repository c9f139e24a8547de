public import HummingbirdCore
import NIOCore

extension HTTPServerBuilder {
    /// HTTP/1.1 as every process of ours speaks it. A head has at most 100 fields and 32 kB: a browser with all its
    /// cookies sends a quarter of it.
    public static var edge: HTTPServerBuilder {
        .http1(
            configuration: HTTP1Channel.Configuration(
                additionalChannelHandlers: [SmallReads(), SlowClientGuard(), LingeringClose(patience: .seconds(5))],
                httpDecoderConfiguration: HTTP1Channel.Configuration.DecoderConfiguration(
                    maxHeaderFieldSize: 16 * 1024, maxHeaderListSize: 32 * 1024, maxHeaderFieldCount: 100)))
    }
}
