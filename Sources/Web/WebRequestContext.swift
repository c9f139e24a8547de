public import Hummingbird

/// What is known of one request on its way through the edge.
public struct WebRequestContext: RequestContext {
    public var coreContext: CoreRequestContextStorage
    /// The caller's `X-Request-Id` or one of ours; it is in the answer, in the log and in every error.
    var requestID = ""
    /// The address at the other end of the connection.
    var peer: String?

    public init(source: Source) {
        coreContext = .init(source: source)
        peer = source.channel.remoteAddress?.ipAddress
    }
}

/// The rest of the way to an answer, as a middleware gets it.
typealias Next = @concurrent (Request, WebRequestContext) async throws -> Response

/// The framework hands on the collection of header fields but not the name of its element.
typealias HTTPField = HTTPFields.Element
