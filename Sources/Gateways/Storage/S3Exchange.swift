import CLibCurl

/// The bytes of one request and its answer. Lives on the thread of its transfer.
final class S3Exchange {
    private let content: S3Request.Content?
    private let cancellation: Cancellation
    private var sent = 0
    private(set) var received: [UInt8] = []

    init(_ request: S3Request, _ cancellation: Cancellation) {
        content = request.content
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
    /// Blocks until the store has answered.
    func perform(_ exchange: S3Exchange) -> CurlOutcome {
        let context = unsafe Unmanaged.passUnretained(exchange).toOpaque()
        note(unsafe redress_curl_on_read(handle, S3Callbacks.read, context))
        note(unsafe redress_curl_on_body(handle, S3Callbacks.body, context))
        note(unsafe redress_curl_on_progress(handle, S3Callbacks.progress, context))
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

/// What libcurl calls while it works, on the thread of the transfer. The context is the `S3Exchange`.
private enum S3Callbacks {
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

    private static func exchange(_ context: UnsafeMutableRawPointer?) -> S3Exchange? {
        unsafe context.map { unsafe Unmanaged<S3Exchange>.fromOpaque($0).takeUnretainedValue() }
    }
}
