import CGMime

/// What libgmime knows beside whole messages.
enum GMimeLibrary {
    private static let isStarted: Void = g_mime_init()

    /// Initialises libgmime, once a process however often it is called; everything else of it comes after.
    static func start() {
        _ = isStarted
    }

    /// The address as the envelope has it: a domain in another script in its ASCII form (IDNA).
    ///
    /// libcurl would convert it by the process's locale, which servers seldom set.
    static func asciiAddress(_ address: String) -> String {
        start()
        guard let ascii = unsafe redress_gmime_ascii_address(address) else { return address }
        defer { unsafe g_free(ascii) }
        return unsafe String(cString: ascii)
    }
}
