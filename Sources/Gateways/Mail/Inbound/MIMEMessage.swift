/// A message as libgmime understands it, in values: the tree of its parts, with the content of those that are read.
struct MIMEMessage {
    /// In order; decoded, on one line each.
    var headers: [(name: String, value: String)] = []
    /// The mailboxes of each header that holds addresses, in order.
    var mailboxes: [(header: String, name: String, address: String)] = []
    var body: MIMEPart?

    /// The first of that name, whatever its case.
    func header(_ name: String) -> String? {
        headers.first { $0.name.caseInsensitiveEquals(name) }?.value
    }

    func headers(_ name: String) -> [String] {
        headers.filter { $0.name.caseInsensitiveEquals(name) }.map(\.value)
    }

    func mailboxes(_ name: String) -> [(name: String, address: String)] {
        mailboxes.filter { $0.header.caseInsensitiveEquals(name) }.map { ($0.name, $0.address) }
    }
}

/// One part of a message.
indirect enum MIMEPart {
    case multipart(MIMEType, [MIMEPart])
    case message(MIMELeaf, MIMEMessage)
    case leaf(MIMELeaf)
}

/// A part that holds no other.
struct MIMELeaf {
    let type: MIMEType
    /// `attachment`, `inline` or nothing, lower case.
    let disposition: String?
    let fileName: String?
    /// Decoded, in bytes.
    let size: Int
    /// Of text and of reports; empty for what is not read.
    let text: String
}

/// `text/plain`, lower case, with the parameters that matter here.
struct MIMEType: Equatable {
    let name: String
    var reportType: String?
    /// `format=flowed`, and its `delsp=yes` (RFC 3676).
    var isFlowed = false
    var deletesSpaces = false

    var isText: Bool { name.hasPrefix("text/") }
}

extension String {
    fileprivate func caseInsensitiveEquals(_ other: String) -> Bool {
        utf8.count == other.utf8.count && lowercased() == other.lowercased()
    }
}
