import Hummingbird
import Logging

/// Gives each request an identifier that its answer and its log lines carry.
struct RequestIdentity: RouterMiddleware {
    typealias Context = WebRequestContext

    func handle(_ request: Request, context: Context, next: Next) async throws -> Response {
        var context = context
        context.requestID = Self.accepted(request.headers[.requestID]) ?? Self.generated()
        context.logger[metadataKey: "request_id"] = .string(context.requestID)
        var response = try await next(request, context)
        response.headers[.requestID] = context.requestID
        return response
    }

    /// A caller's own identifier, if it is safe to print: at most 64 letters, digits, `-`, `_` and `.`.
    private static func accepted(_ value: String?) -> String? {
        guard let value, (1...64).contains(value.utf8.count) else { return nil }
        return value.utf8.allSatisfy(isPlain) ? value : nil
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."):
            true
        default: false
        }
    }

    private static func generated() -> String {
        RandomToken.hexadecimal(bytes: 16)
    }
}
