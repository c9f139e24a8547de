import Hummingbird

/// One route with its documentation, so that neither can be there without the other.
struct Endpoint: Sendable {
    typealias Handler = @concurrent @Sendable (Request, WebRequestContext) async throws -> Response

    let method: HTTPRequest.Method
    /// With parameters in braces, as OpenAPI and Hummingbird both write them.
    let path: String
    let documentation: Documentation
    let kind: RequestKind
    let handler: Handler

    /// - Parameter kind: what a request counts as; by the method, unless it is said.
    init(
        _ method: HTTPRequest.Method, _ path: String, _ documentation: Documentation, as kind: RequestKind? = nil,
        _ handler: @escaping Handler
    ) {
        let kind = kind ?? (method == .get ? .reading : .sending)
        self.method = method
        self.path = path
        self.documentation = kind == .watching ? documentation : documentation.limited
        self.kind = kind
        self.handler = handler
    }
}

/// Some endpoints that belong together.
protocol EndpointCollection {
    var endpoints: [Endpoint] { get }
}
