/// The character set of a text part, as its sender declared it and as the world means it.
struct Charset {
    /// The name for the converter; `nil` for what needs none, or what no converter is known for.
    let converter: String?

    /// What text is taken for that is not what it says.
    static let fallback = "windows-1252"

    init(_ declared: String?) {
        let name = declared?.lowercased() ?? ""
        switch name {
        case "", "utf-8", "utf8", "us-ascii", "ascii", "ansi_x3.4-1968", "default", "binary", "unknown-8bit":
            converter = nil
        // Declared as Latin 1, written as Windows-1252: every browser reads it so (WHATWG Encoding).
        case "iso-8859-1", "iso8859-1", "latin1": converter = Self.fallback
        case "gb2312", "gbk", "x-gbk": converter = "gb18030"
        case "ks_c_5601-1987", "euc-kr": converter = "cp949"
        case "iso-8859-8-i", "iso-8859-8-e": converter = "iso-8859-8"
        default: converter = Self.isName(name) ? name : nil
        }
    }

    private static func isName(_ name: String) -> Bool {
        name.utf8.count <= 40 && name.utf8.allSatisfy { $0.isASCIILetterOrDigit || "-_.:".utf8.contains($0) }
    }
}
