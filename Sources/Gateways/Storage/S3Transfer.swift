import CLibCurl
import Operations

/// One request on its way to the store: libcurl does it, this reads the outcome.
struct S3Transfer {
    private let request: S3Request
    private let configuration: S3Configuration
    private let exchange: HTTPExchange

    init(_ request: S3Request, over configuration: S3Configuration, cancellation: Cancellation) {
        self.request = request
        self.configuration = configuration
        exchange = HTTPExchange(request.content, cancellation)
    }

    /// Blocks until the store has answered or the time is over.
    func perform() throws(EvidenceStoreError) -> S3Answer {
        guard let handle = CurlHandle() else { throw .unavailable(reason: "libcurl did not start") }
        connect(handle)
        sign(handle)
        ask(handle)
        let outcome = handle.perform(exchange)
        guard outcome.isSuccess else { throw .unavailable(reason: "the evidence store: \(outcome.explanation)") }
        let answer = S3Answer(status: handle.status, body: exchange.received)
        if answer.status == 404 { throw .notFound }
        // The object ends before the range begins.
        if answer.status == 416 { return S3Answer(status: answer.status, body: []) }
        guard answer.isSuccess else { throw .unavailable(reason: "the evidence store: \(answer.explanation)") }
        return answer
    }

    private func connect(_ handle: borrowing CurlHandle) {
        handle.set(CURLOPT_URL, "\(configuration.bucketURL)/\(request.name)")
        handle.set(CURLOPT_PROTOCOLS_STR, "http,https")
        // Signals belong to the process; without this libcurl would use SIGALRM for its timeouts.
        handle.set(CURLOPT_NOSIGNAL, 1)
        handle.set(CURLOPT_CONNECTTIMEOUT_MS, configuration.connectTimeout.milliseconds)
        handle.set(CURLOPT_TIMEOUT_MS, configuration.totalTimeout.milliseconds)
        if let file = configuration.certificateAuthorities { handle.set(CURLOPT_CAINFO, file) }
    }

    private func sign(_ handle: borrowing CurlHandle) {
        handle.set(CURLOPT_AWS_SIGV4, "aws:amz:\(configuration.region):s3")
        handle.set(CURLOPT_USERNAME, configuration.accessKey)
        handle.set(CURLOPT_PASSWORD, configuration.secretKey)
        handle.setHeaders([
            "x-amz-content-sha256: \(request.content?.sha256 ?? S3Request.emptyHash)",
            "Content-Type: application/octet-stream",
        ])
    }

    private func ask(_ handle: borrowing CurlHandle) {
        switch request.method {
        case .get:
            if let range = request.range { handle.set(CURLOPT_RANGE, "\(range.lowerBound)-\(range.upperBound - 1)") }
        case .head: handle.set(CURLOPT_NOBODY, 1)
        case .delete: handle.set(CURLOPT_CUSTOMREQUEST, request.method.rawValue)
        case .put:
            handle.set(CURLOPT_UPLOAD, 1)
            // libcurl asks first whether it may send, and a store that does not answer that would cost a second. The question
            // cannot be taken away by an empty header: libcurl 7.88 would sign that and not send it.
            handle.set(CURLOPT_EXPECT_100_TIMEOUT_MS, 100)
            handle.set(CURLOPT_INFILESIZE_LARGE, size: request.content?.size ?? 0)
        }
    }
}
