import CGMime

/// A message of libgmime while it is being written. Owns the GObject; the only place of unsafe code in composing.
@safe struct GMimeDraft: ~Copyable {
    private let message: UnsafeMutablePointer<GMimeMessage>

    init() {
        GMimeLibrary.start()
        unsafe message = g_mime_message_new(1)
    }

    deinit {
        unsafe redress_gmime_unref(message)
    }

    func add(_ mailbox: HeaderMailbox, as type: GMimeAddressType) {
        unsafe g_mime_message_add_mailbox(message, type, mailbox.name, mailbox.address)
    }

    func setSubject(_ subject: String) {
        unsafe g_mime_message_set_subject(message, subject, "utf-8")
    }

    func setDate(secondsSince1970 seconds: Int) {
        guard let date = unsafe g_date_time_new_from_unix_utc(seconds) else { return }
        unsafe g_mime_message_set_date(message, date)
        unsafe g_date_time_unref(date)
    }

    func setMessageID(_ identifier: String) {
        unsafe g_mime_message_set_message_id(message, identifier)
    }

    func setHeader(_ name: String, _ value: String) {
        unsafe redress_gmime_message_set_header(message, name, value)
    }

    /// The plainest part first, as RFC 2046 §5.1.4 wants it.
    ///
    /// - Parameter language: of the words, as a tag (BCP 47)
    func setAlternatives(text: String, html: String, language: String, boundary: String) {
        guard let multipart = unsafe g_mime_multipart_new_with_subtype("alternative") else { return }
        unsafe g_mime_multipart_set_boundary(multipart, boundary)
        unsafe redress_gmime_multipart_set_header(multipart, "Content-Language", language)
        unsafe Self.append(text, subtype: "plain", to: multipart)
        unsafe Self.append(html, subtype: "html", to: multipart)
        unsafe redress_gmime_message_set_body(message, multipart)
        unsafe redress_gmime_unref(multipart)
    }

    private static func append(
        _ text: String, subtype: String, to multipart: UnsafeMutablePointer<GMimeMultipart>
    ) {
        guard let part = unsafe g_mime_text_part_new_with_subtype(subtype) else { return }
        unsafe g_mime_text_part_set_charset(part, "utf-8")
        unsafe g_mime_text_part_set_text(part, text)
        unsafe redress_gmime_text_set_quoted_printable(part)
        unsafe redress_gmime_multipart_add(multipart, part)
        unsafe redress_gmime_unref(part)
    }

    /// `nil` when libgmime could not write the message.
    func bytes() -> [UInt8]? {
        guard let array = unsafe redress_gmime_message_bytes(message) else { return nil }
        defer { unsafe g_byte_array_unref(array) }
        return unsafe Array(UnsafeBufferPointer(start: array.pointee.data, count: Int(array.pointee.len)))
    }
}
