import Hummingbird

/// One route with its documentation, so that neither can be there without the other.
struct Endpoint: Sendable {
    typealias Handler = @concurrent @Sendable (Request, WebRequestContext) async throws -> Response

    let method: HTTPRequest.Method
    /// With parameters in braces, as OpenAPI and Hummingbird both write them.
    let path: String
    let documentation: Documentation
    let handler: Handler

    init(
        _ method: HTTPRequest.Method, _ path: String, _ documentation: Documentation,
        _ handler: @escaping Handler
    ) {
        self.method = method
        self.path = path
        self.documentation = documentation
        self.handler = handler
    }
}

/// Some endpoints that belong together.
protocol EndpointCollection {
    var endpoints: [Endpoint] { get }
}
