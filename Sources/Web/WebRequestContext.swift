public import Hummingbird

/// What is known of one request on its way through the edge.
public struct WebRequestContext: RequestContext {
    public var coreContext: CoreRequestContextStorage
    /// The caller's `X-Request-Id` or one of ours; it is in the answer, in the log and in every error.
    var requestID = ""

    public init(source: Source) {
        coreContext = .init(source: source)
    }
}
