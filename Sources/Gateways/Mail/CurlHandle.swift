import CLibCurl

/// An easy handle of libcurl for one message or one connection. Owns the handle and the list of recipients; with
/// `CurlCallbacks` and `CurlHandle+connection` the only place of unsafe code in talking to mail servers.
@safe struct CurlHandle: ~Copyable {
    let handle: UnsafeMutableRawPointer
    private let settings = Settings()

    /// Options keep pointers to the recipients until the handle is gone.
    @safe private final class Settings {
        var firstFailure = CURLE_OK
        var recipients: UnsafeMutablePointer<curl_slist>?
    }

    /// libcurl is started once a process; later calls from any thread only read the outcome.
    private static let library = redress_curl_start()

    /// `nil` when libcurl cannot be used.
    init?() {
        guard Self.library == CURLE_OK, let handle = unsafe curl_easy_init() else { return nil }
        unsafe self.handle = handle
    }

    deinit {
        unsafe curl_easy_cleanup(handle)
        unsafe curl_slist_free_all(settings.recipients)
    }

    /// The first option that libcurl did not take, or success.
    var setting: CurlOutcome { CurlOutcome(code: settings.firstFailure) }

    func set(_ option: CURLoption, _ value: String) {
        note(unsafe redress_curl_set_string(handle, option, value))
    }

    func set(_ option: CURLoption, _ value: Int) {
        note(unsafe redress_curl_set_number(handle, option, value))
    }

    func setEnvelope(from sender: String, to recipient: String, size: Int) {
        set(CURLOPT_MAIL_FROM, "<\(sender)>")
        unsafe settings.recipients = curl_slist_append(settings.recipients, "<\(recipient)>")
        note(unsafe redress_curl_set_recipients(handle, settings.recipients))
        set(CURLOPT_UPLOAD, 1)
        note(unsafe redress_curl_set_size(handle, CURLOPT_INFILESIZE_LARGE, curl_off_t(size)))
    }

    /// Blocks; `dialogue` hears and feeds everything, on this thread.
    func perform(_ dialogue: SMTPDialogue) -> CurlOutcome {
        attach(dialogue)
        return withExtendedLifetime(dialogue) { perform() }
    }

    /// Blocks.
    func perform() -> CurlOutcome {
        unsafe withUnsafeTemporaryAllocation(of: CChar.self, capacity: Int(CURL_ERROR_SIZE)) { detail in
            unsafe detail.initialize(repeating: 0)
            note(unsafe redress_curl_set_pointer(handle, CURLOPT_ERRORBUFFER, detail.baseAddress))
            defer { unsafe redress_curl_set_pointer(handle, CURLOPT_ERRORBUFFER, nil) }
            guard setting.isSuccess else { return setting }
            let code = unsafe curl_easy_perform(handle)
            return CurlOutcome(code: code, detail: unsafe detail.baseAddress.map { unsafe String(cString: $0) } ?? "")
        }
    }

    private func attach(_ dialogue: SMTPDialogue) {
        let context = unsafe Unmanaged.passUnretained(dialogue).toOpaque()
        note(unsafe redress_curl_on_read(handle, CurlCallbacks.read, context))
        note(unsafe redress_curl_on_answer(handle, CurlCallbacks.answer, context))
        note(unsafe redress_curl_on_trace(handle, CurlCallbacks.trace, context))
        note(unsafe redress_curl_on_progress(handle, CurlCallbacks.progress, context))
    }

    private func note(_ code: CURLcode) {
        if settings.firstFailure == CURLE_OK { settings.firstFailure = code }
    }
}
