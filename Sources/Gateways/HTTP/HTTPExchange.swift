import CLibCurl

/// The bytes of one request and its answer. Lives on the thread of its transfer.
final class HTTPExchange {
    private let content: S3Request.Content?
    private let cancellation: Cancellation
    private var sent = 0
    private(set) var received: [UInt8] = []

    init(_ content: S3Request.Content? = nil, _ cancellation: Cancellation) {
        self.content = content
        self.cancellation = cancellation
    }

    fileprivate var isCancelled: Bool { cancellation.isCancelled }

    /// - Returns: how many bytes were put into `buffer`; `nil` when they cannot be read
    fileprivate func fill(_ buffer: UnsafeMutableRawBufferPointer) -> Int? {
        guard let content else { return 0 }
        let count = unsafe content.file.read(into: buffer, from: sent)
        guard count >= 0 else { return nil }
        sent += count
        return count
    }

    fileprivate func take(_ bytes: UnsafeRawBufferPointer) {
        unsafe received.append(contentsOf: bytes)
    }
}

extension CurlHandle {
    /// Blocks until the server has answered.
    func perform(_ exchange: HTTPExchange) -> CurlOutcome {
        let context = unsafe Unmanaged.passUnretained(exchange).toOpaque()
        note(unsafe redress_curl_on_read(handle, HTTPCallbacks.read, context))
        note(unsafe redress_curl_on_body(handle, HTTPCallbacks.body, context))
        note(unsafe redress_curl_on_progress(handle, HTTPCallbacks.progress, context))
        return withExtendedLifetime(exchange) { perform() }
    }

    /// Of the last answer; 0 when there was none.
    var status: Int {
        var status = 0
        unsafe redress_curl_get_status(handle, &status)
        return status
    }

    func set(_ option: CURLoption, size: Int) {
        note(unsafe redress_curl_set_size(handle, option, curl_off_t(size)))
    }
}

/// What libcurl calls while it works, on the thread of the transfer. The context is the `HTTPExchange`.
private enum HTTPCallbacks {
    static let read: CurlCallbacks.Read = { buffer, size, count, context in
        guard let buffer = unsafe buffer, let exchange = unsafe exchange(context) else { return 0 }
        let place = unsafe UnsafeMutableRawBufferPointer(start: buffer, count: size * count)
        return unsafe exchange.fill(place) ?? Int(CURL_READFUNC_ABORT)
    }

    static let body: CurlCallbacks.Read = { buffer, size, count, context in
        unsafe exchange(context)?.take(UnsafeRawBufferPointer(start: buffer, count: size * count))
        return size * count
    }

    static let progress: CurlCallbacks.Progress = { context, _, _, _, _ in
        unsafe exchange(context)?.isCancelled == true ? 1 : 0
    }

    private static func exchange(_ context: UnsafeMutableRawPointer?) -> HTTPExchange? {
        unsafe context.map { unsafe Unmanaged<HTTPExchange>.fromOpaque($0).takeUnretainedValue() }
    }
}
