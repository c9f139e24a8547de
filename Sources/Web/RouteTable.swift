import Hummingbird

/// Which methods a path answers: a known path with another method is 405, not 404 (RFC 9110, 15.5.6).
struct RouteTable: Sendable {
    private let routes: [(path: RouterPath, method: HTTPRequest.Method)]

    init(_ endpoints: [Endpoint]) {
        routes = endpoints.map { (RouterPath($0.path), $0.method) }
    }

    /// In the order of the `Allow` header; empty for a path that nothing answers.
    func methods(at path: String) -> [String] {
        let parts = path.split(separator: "/", omittingEmptySubsequences: true)
        let methods = routes.filter { Self.matches($0.path, parts) }.map(\.method)
        let withHead = methods.contains(.get) ? methods + [.head] : methods
        return withHead.map(\.rawValue).sorted()
    }

    private static func matches(_ path: RouterPath, _ parts: [Substring]) -> Bool {
        path.count == parts.count && zip(path, parts).allSatisfy { element, part in element ~= part }
    }
}
