import CLibCurl

/// What libcurl calls while it works, on the thread of the transfer. The context is the `SMTPDialogue`.
enum CurlCallbacks {
    typealias Read = @convention(c) (UnsafeMutablePointer<CChar>?, Int, Int, UnsafeMutableRawPointer?) -> Int
    typealias Trace =
        @convention(c) (
            UnsafeMutableRawPointer?, curl_infotype, UnsafeMutablePointer<CChar>?, Int, UnsafeMutableRawPointer?
        ) -> Int32
    typealias Progress =
        @convention(c) (
            UnsafeMutableRawPointer?, curl_off_t, curl_off_t, curl_off_t, curl_off_t
        ) -> Int32

    /// Gives the next part of the message.
    static let read: Read = { buffer, size, count, context in
        guard let buffer = unsafe buffer, let dialogue = unsafe dialogue(context) else { return 0 }
        let part = dialogue.nextPart(atMost: size * count)
        unsafe UnsafeMutableRawBufferPointer(start: buffer, count: size * count).copyBytes(from: part)
        return part.count
    }

    /// Takes one line of the relay's.
    static let answer: Read = { buffer, size, count, context in
        unsafe dialogue(context)?.received(line: text(buffer, size * count))
        return size * count
    }

    /// Learns which command goes out.
    static let trace: Trace = { _, type, buffer, count, context in
        guard type == CURLINFO_HEADER_OUT else { return 0 }
        unsafe dialogue(context)?.sent(verb: text(buffer, min(count, 4)))
        return 0
    }

    /// Ends the transfer when it was cancelled: libcurl asks at least once a second.
    static let progress: Progress = { context, _, _, _, _ in
        unsafe dialogue(context)?.isCancelled == true ? 1 : 0
    }

    private static func dialogue(_ context: UnsafeMutableRawPointer?) -> SMTPDialogue? {
        unsafe context.map { unsafe Unmanaged<SMTPDialogue>.fromOpaque($0).takeUnretainedValue() }
    }

    private static func text(_ buffer: UnsafeMutablePointer<CChar>?, _ count: Int) -> String {
        let line = unsafe String(decoding: UnsafeRawBufferPointer(start: buffer, count: count), as: UTF8.self)
        return line.filter { !$0.isNewline }
    }
}
