/// What the headers of a part say of it.
struct MultipartHeaders: Equatable {
    /// The form field.
    let name: String
    /// As the sender's computer calls the file; nil for a field that is no file.
    let fileName: String?

    init(name: String, fileName: String? = nil) {
        self.name = name
        self.fileName = fileName
    }

    init(_ bytes: some Collection<UInt8>) throws(MultipartError) {
        guard let text = String(validating: bytes, as: UTF8.self) else { throw .malformed }
        let lines = text.replacing("\r\n", with: "\n").split(separator: "\n")
        let disposition = lines.first { $0.lowercased().hasPrefix("content-disposition:") }
        guard let disposition, let name = Self.parameter("name", of: disposition) else { throw .malformed }
        self.init(name: name, fileName: Self.parameter("filename", of: disposition).map(Self.lastPart))
    }

    /// In quotes, in which browsers write `"` and line ends with per cent signs (WHATWG HTML, multipart/form-data).
    private static func parameter(_ name: String, of line: Substring) -> String? {
        guard let start = line.firstRange(of: "; \(name)=\"") else { return nil }
        let rest = line[start.upperBound...]
        guard let end = rest.firstIndex(of: "\"") else { return nil }
        return String(rest[..<end]).replacing("%22", with: "\"").replacing("%0D", with: "").replacing("%0A", with: "")
    }

    /// Some senders give the whole path.
    private static func lastPart(_ name: String) -> String {
        String(name.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last ?? "")
    }
}

/// A form that cannot be read.
enum MultipartError: Error, Equatable {
    case malformed
    case tooLarge
}
