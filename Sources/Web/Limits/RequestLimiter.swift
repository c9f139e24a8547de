import Hummingbird
import Operations

/// Answers 429 to whoever sends more than his share, and tells everybody what is left (RateLimit header fields for
/// HTTP, draft 10).
struct RequestLimiter: RouterMiddleware {
    typealias Context = WebRequestContext

    private let kinds: [String: RequestKind]
    private let limits: RequestLimits
    private let proxies: TrustedProxies
    private let book: AllowanceBook

    init(endpoints: [Endpoint], operations: WebOperations, configuration: WebConfiguration) {
        kinds = Dictionary(
            endpoints.map { (Self.key($0.method, $0.path), $0.kind) }, uniquingKeysWith: { first, _ in first })
        limits = configuration.limits
        proxies = configuration.trustedProxies
        book = AllowanceBook(take: operations.takeAllowance)
    }

    func handle(_ request: Request, context: Context, next: Next) async throws -> Response {
        let kind = kind(of: request, context)
        guard let limit = limits[kind], let verdict = await tightest(kind, limit, request, context) else {
            return try await next(request, context)
        }
        guard verdict.isAdmitted else { throw refusal(kind, verdict) }
        var response = try await next(request, context)
        for field in Self.fields(kind, verdict) { response.headers[field.name] = field.value }
        return response
    }

    private func kind(of request: Request, _ context: Context) -> RequestKind {
        // HEAD is answered by the endpoint of GET.
        let method = request.method == .head ? .get : request.method
        return context.endpointPath.flatMap { kinds[Self.key(method, $0)] } ?? .reading
    }

    /// Each of those who stand for the request has an allowance of his own.
    private func tightest(
        _ kind: RequestKind, _ limit: Int, _ request: Request, _ context: Context
    ) async -> AllowanceBook.Verdict? {
        var tightest: AllowanceBook.Verdict?
        for subject in subjects(request, context) {
            let verdict = await book.admit("\(kind.rawValue)|\(subject)", limit: limit)
            guard verdict.isAdmitted else { return verdict }
            if verdict.remaining < tightest?.remaining ?? .max { tightest = verdict }
        }
        return tightest
    }

    private func subjects(_ request: Request, _ context: Context) -> [String] {
        let address = ClientAddress(
            peer: context.peer, forwarded: request.headers[values: .forwardedFor], proxies: proxies)
        // This machine's own programs are not counted, whoever they speak for.
        guard let address else { return [] }
        let key = request.headers[.authorization].map { "key|\($0)" }
        return ["address|\(address.text)"] + (key.map { [$0] } ?? [])
    }

    private func refusal(_ kind: RequestKind, _ verdict: AllowanceBook.Verdict) -> Problem {
        var problem = Problem.tooManyRequests(retryAfter: verdict.period)
        for field in Self.fields(kind, verdict) { problem.headers[field.name] = field.value }
        return problem
    }

    private static func fields(_ kind: RequestKind, _ verdict: AllowanceBook.Verdict) -> HTTPFields {
        let name = "\"\(kind.rawValue)\""
        return [
            .rateLimitPolicy: "\(name);q=\(verdict.limit);w=\(TakeAllowance.minute.components.seconds)",
            .rateLimit: "\(name);r=\(verdict.remaining);t=\(verdict.period.wholeSeconds)",
        ]
    }

    private static func key(_ method: HTTPRequest.Method, _ path: some StringProtocol) -> String {
        "\(method.rawValue) \(path)"
    }
}
