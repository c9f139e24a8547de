import CGMime

/// Reads a message with libgmime into values. Owns the GObject; the only place of unsafe code in reading.
///
/// libgmime reads anything into something, recursing into parts: whoever calls has looked that there are not too many.
@safe struct GMimeTree: ~Copyable {
    private let message: UnsafeMutablePointer<GMimeMessage>

    /// `nil` when nothing in the bytes is a message.
    init?(_ raw: [UInt8]) {
        GMimeLibrary.start()
        guard !raw.isEmpty else { return nil }
        let read = unsafe raw.withUnsafeBufferPointer { unsafe redress_gmime_read($0.baseAddress, $0.count) }
        guard let read = unsafe read else { return nil }
        unsafe message = read
    }

    deinit {
        unsafe redress_gmime_unref(message)
    }

    var value: MIMEMessage { unsafe Self.value(message, depth: 0) }

    /// The decoded bytes of the leaf with that number, counted from 0 in the order of reading.
    func content(ofLeaf number: Int) -> [UInt8]? {
        var next = 0
        return unsafe Self.find(number, &next, in: g_mime_message_get_mime_part(message), depth: 0)
    }

    // MARK: - the tree

    private static func value(_ message: UnsafeMutablePointer<GMimeMessage>, depth: Int) -> MIMEMessage {
        var value = MIMEMessage()
        unsafe readHeaders(of: message, into: &value)
        if let body = unsafe g_mime_message_get_mime_part(message) { value.body = unsafe part(body, depth: depth) }
        return value
    }

    private static func part(_ part: UnsafeMutablePointer<GMimeObject>, depth: Int) -> MIMEPart {
        let type = unsafe type(of: part)
        switch unsafe redress_gmime_kind(part) {
        case REDRESS_MULTIPART where depth < InboundLimits.depth:
            let count = unsafe redress_gmime_count(part)
            guard count > 0 else { return .leaf(unsafe prologue(of: part)) }
            let children = (0..<count).compactMap { index -> MIMEPart? in
                unsafe redress_gmime_child(part, index).map { unsafe Self.part($0, depth: depth + 1) }
            }
            return .multipart(type, children)
        case REDRESS_MESSAGE where depth < InboundLimits.depth:
            guard let inner = unsafe redress_gmime_inner(part) else { return .leaf(unsafe leaf(part, type)) }
            return .message(unsafe leaf(part, type), unsafe value(inner, depth: depth + 1))
        default:
            return .leaf(unsafe leaf(part, type))
        }
    }

    /// A multipart whose boundary never comes says what it says before it.
    private static func prologue(of part: UnsafeMutablePointer<GMimeObject>) -> MIMELeaf {
        let text = unsafe redress_gmime_prologue(part).map { unsafe String(cString: $0) } ?? ""
        return MIMELeaf(
            type: MIMEType(name: "text/plain"), disposition: nil, fileName: nil, size: text.utf8.count,
            text: InboundText.bounded(text))
    }

    private static func leaf(_ part: UnsafeMutablePointer<GMimeObject>, _ type: MIMEType) -> MIMELeaf {
        let disposition = unsafe g_mime_object_get_disposition(part).map { unsafe String(cString: $0) }
        let isRead = type.isText || type.name.hasSuffix("delivery-status")
        return MIMELeaf(
            type: type, disposition: disposition?.lowercased(),
            fileName: unsafe redress_gmime_file_name(part).map { unsafe String(cString: $0) },
            size: unsafe redress_gmime_size(part), text: isRead ? unsafe text(of: part) : "")
    }

    private static func find(
        _ number: Int, _ next: inout Int, in part: UnsafeMutablePointer<GMimeObject>?, depth: Int
    ) -> [UInt8]? {
        guard let part = unsafe part else { return nil }
        switch unsafe redress_gmime_kind(part) {
        case REDRESS_MULTIPART where depth < InboundLimits.depth:
            let count = unsafe redress_gmime_count(part)
            if count == 0 { next += 1 }
            for index in 0..<count {
                let child = unsafe redress_gmime_child(part, index)
                if let found = unsafe find(number, &next, in: child, depth: depth + 1) { return found }
            }
            return nil
        default:
            defer { next += 1 }
            return next == number ? unsafe content(of: part, charset: nil) : nil
        }
    }

    // MARK: - content

    private static func type(of part: UnsafeMutablePointer<GMimeObject>) -> MIMEType {
        guard let type = unsafe g_mime_object_get_content_type(part) else { return MIMEType(name: "text/plain") }
        guard let name = unsafe g_mime_content_type_get_mime_type(type) else { return MIMEType(name: "text/plain") }
        defer { unsafe g_free(name) }
        return MIMEType(
            name: unsafe String(cString: name).lowercased(), reportType: unsafe parameter("report-type", of: type),
            isFlowed: unsafe parameter("format", of: type) == "flowed",
            deletesSpaces: unsafe parameter("delsp", of: type) == "yes")
    }

    private static func parameter(_ name: String, of type: UnsafeMutablePointer<GMimeContentType>) -> String? {
        unsafe g_mime_content_type_get_parameter(type, name).map { unsafe String(cString: $0).lowercased() }
    }

    /// As UTF-8. What is declared as ASCII or UTF-8, or not at all, and is neither, is taken for Windows-1252, as
    /// mail programs do.
    private static func text(of part: UnsafeMutablePointer<GMimeObject>) -> String {
        let declared = unsafe g_mime_object_get_content_type_parameter(part, "charset").map {
            unsafe String(cString: $0)
        }
        let charset = Charset(declared)
        if let converter = charset.converter {
            return InboundText.decoded(unsafe content(of: part, charset: converter))
        }
        let bytes = unsafe content(of: part, charset: nil)
        if let text = String(validating: bytes, as: UTF8.self) { return InboundText.bounded(text) }
        return InboundText.decoded(unsafe content(of: part, charset: Charset.fallback))
    }

    private static func content(of part: UnsafeMutablePointer<GMimeObject>, charset: String?) -> [UInt8] {
        guard let array = unsafe redress_gmime_content(part, charset) else { return [] }
        defer { unsafe g_byte_array_unref(array) }
        guard let data = unsafe array.pointee.data else { return [] }
        return unsafe Array(UnsafeBufferPointer(start: data, count: Int(array.pointee.len)))
    }

    // MARK: - headers

    private static func readHeaders(of message: UnsafeMutablePointer<GMimeMessage>, into value: inout MIMEMessage) {
        guard let headers = unsafe redress_gmime_headers(message) else { return }
        let count = min(unsafe g_mime_header_list_get_count(headers), Int32(InboundLimits.headers))
        for index in 0..<count {
            guard let header = unsafe g_mime_header_list_get_header_at(headers, index) else { continue }
            guard let name = unsafe g_mime_header_get_name(header).map({ unsafe String(cString: $0) }) else { continue }
            let text = unsafe g_mime_header_get_value(header).map { unsafe String(cString: $0) } ?? ""
            value.headers.append((name, HeaderText.clean(String(text.prefix(InboundLimits.headerLength)))))
            guard Self.addressHeaders.contains(name.lowercased()) else { continue }
            guard let raw = unsafe g_mime_header_get_raw_value(header) else { continue }
            value.mailboxes += unsafe mailboxes(in: raw).map { (name, $0.name, $0.address) }
        }
    }

    private static func mailboxes(in raw: UnsafePointer<CChar>) -> [(name: String, address: String)] {
        guard let list = unsafe internet_address_list_parse(nil, raw) else { return [] }
        defer { unsafe redress_gmime_unref(list) }
        let count = min(unsafe internet_address_list_length(list), Int32(InboundLimits.recipients))
        return (0..<count).compactMap { index in
            guard let entry = unsafe internet_address_list_get_address(list, index) else { return nil }
            guard let address = unsafe redress_gmime_mailbox(entry) else { return nil }
            let name = unsafe internet_address_get_name(entry).map { unsafe String(cString: $0) } ?? ""
            return (HeaderText.clean(name), unsafe String(cString: address))
        }
    }

    private static let addressHeaders: Set<String> = [
        "from", "to", "cc", "delivered-to", "x-original-to", "envelope-to", "return-path",
    ]
}
