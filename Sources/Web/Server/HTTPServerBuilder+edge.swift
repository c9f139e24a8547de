public import HummingbirdCore
import NIOCore

extension HTTPServerBuilder {
    /// HTTP/1.1 as every process of ours speaks it.
    public static var edge: HTTPServerBuilder {
        .http1(
            configuration: HTTP1Channel.Configuration(
                additionalChannelHandlers: [LingeringClose(patience: .seconds(5))]))
    }
}
