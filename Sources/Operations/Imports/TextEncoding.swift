/// How the texts of a file are written as bytes.
public enum TextEncoding: String, CaseIterable, Sendable {
    case utf8 = "utf-8"
    case latin1 = "iso-8859-1"
    case windows1252 = "windows-1252"

    /// `nil` when the bytes are no text in this encoding; nothing is guessed.
    public func text(_ bytes: [UInt8]) -> String? {
        switch self {
        case .utf8: String(validating: bytes, as: UTF8.self)
        case .latin1: text(of: bytes) { Unicode.Scalar($0) }
        case .windows1252: text(of: bytes, Self.windowsScalar)
        }
    }

    private func text(of bytes: [UInt8], _ scalar: (UInt8) -> Unicode.Scalar?) -> String? {
        var text = String.UnicodeScalarView()
        for byte in bytes {
            guard let scalar = scalar(byte) else { return nil }
            text.append(scalar)
        }
        return String(text)
    }

    /// As Latin-1 but for 0x80 to 0x9F, of which five mean nothing.
    private static func windowsScalar(_ byte: UInt8) -> Unicode.Scalar? {
        guard (0x80...0x9F).contains(byte) else { return Unicode.Scalar(byte) }
        let code = windowsTable[Int(byte - 0x80)]
        return code == 0 ? nil : Unicode.Scalar(code)
    }

    /// WHATWG Encoding, index windows-1252, without what stands for control characters there.
    private static let windowsTable: [UInt16] = [
        0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0,
        0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E,
        0x0178,
    ]
}
