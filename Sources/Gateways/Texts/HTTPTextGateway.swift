import CLibCurl
import Domain
import FoundationEssentials
public import Operations

/// Hands text messages to a gateway over HTTP: `POST`, JSON with `id`, `to`, `from` and `text`, answered 2xx when it was
/// taken. The id stands in `Idempotency-Key` as well. 4xx is for good, but for 401, 403, 408, 425 and 429, which the
/// operator or time puts right; anything else may go better later.
public struct HTTPTextGateway: TextGateway {
    private let configuration: TextGatewayConfiguration

    public init(_ configuration: TextGatewayConfiguration) {
        self.configuration = configuration
    }

    public func send(_ text: OutgoingText) async throws(TextGatewayError) {
        let configuration = configuration
        let cancellation = Cancellation()
        let outcome = await withTaskCancellationHandler {
            await OwnThread.run("texts") {
                Result { () throws(TextGatewayError) in
                    try Self.post(text, over: configuration, cancellation)
                }
            }
        } onCancel: {
            cancellation.cancel()
        }
        try outcome.get()
    }

    /// Blocks until the gateway has answered or the time is over.
    private static func post(
        _ text: OutgoingText, over configuration: TextGatewayConfiguration, _ cancellation: Cancellation
    ) throws(TextGatewayError) {
        guard let handle = CurlHandle() else { throw .unavailable(reason: "libcurl did not start") }
        let id = text.id.uuidString.lowercased()
        let body: JSONValue = [
            "id": .string(id), "to": .string(text.number), "from": .string(configuration.sender),
            "text": .string(text.body),
        ]
        handle.set(CURLOPT_URL, configuration.url)
        handle.set(CURLOPT_PROTOCOLS_STR, "http,https")
        // Signals belong to the process; without this libcurl would use SIGALRM for its timeouts.
        handle.set(CURLOPT_NOSIGNAL, 1)
        handle.set(CURLOPT_CONNECTTIMEOUT_MS, configuration.connectTimeout.milliseconds)
        handle.set(CURLOPT_TIMEOUT_MS, configuration.totalTimeout.milliseconds)
        handle.setHeaders([
            "Content-Type: application/json", "Authorization: Bearer \(configuration.token)", "Idempotency-Key: \(id)",
        ])
        handle.set(CURLOPT_COPYPOSTFIELDS, String(decoding: body.bytes, as: UTF8.self))
        let outcome = handle.perform(HTTPExchange(nil, cancellation))
        guard outcome.isSuccess else { throw .unavailable(reason: "the gateway: \(outcome.explanation)") }
        try judge(handle.status)
    }

    /// The gateway's own words are left out: they may quote the message.
    private static func judge(_ status: Int) throws(TextGatewayError) {
        switch status {
        case 200..<300: return
        case 401, 403, 408, 425, 429: throw .unavailable(reason: "the gateway answered \(status)")
        case 400..<500: throw .refused(reason: "the gateway answered \(status)")
        default: throw .unavailable(reason: "the gateway answered \(status)")
        }
    }
}
