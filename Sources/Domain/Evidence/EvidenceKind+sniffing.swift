extension EvidenceKind {
    /// How many first bytes tell the kind; a shorter file tells it by all that it has.
    public static let sniffedBytes = 64 * 1024

    /// What a file is by its first bytes; `nil` for everything that is not taken, web pages, scripts, SVG, bare archives
    /// and programs among it.
    ///
    /// Neither its name nor what a client says of it counts. A signature counts at the very beginning only, so that what
    /// hides behind other bytes is not what it claims.
    public init?(sniffing head: [UInt8]) {
        guard let kind = Self.bySignature(head) ?? Self.byWriting(head) else { return nil }
        self = kind
    }

    private static func bySignature(_ head: [UInt8]) -> EvidenceKind? {
        if head.starts(with: Array("%PDF-".utf8)) { return .pdf }
        if head.starts(with: [0xFF, 0xD8, 0xFF]) { return .jpeg }
        if head.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) { return .png }
        if head.starts(with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) { return .compoundFile }
        if head.starts(with: ZipHead.signature) { return ZipHead(head).kind }
        return isHEIC(head) ? .heic : nil
    }

    /// An ISO media file whose first box names one of HEIF's brands (ISO/IEC 23008-12, 10.2).
    private static func isHEIC(_ head: [UInt8]) -> Bool {
        guard head.count >= 12, head[4..<8].elementsEqual("ftyp".utf8) else { return false }
        let brand = String(decoding: head[8..<12], as: UTF8.self)
        return ["heic", "heix", "heim", "heis", "mif1"].contains(brand)
    }

    /// Writing is UTF-8 without control characters that is not marked up.
    private static func byWriting(_ head: [UInt8]) -> EvidenceKind? {
        guard let text = WrittenHead(head), !text.isMarkup else { return nil }
        return text.isMail ? .mail : .text
    }
}

/// The beginning of a zip archive.
struct ZipHead {
    /// Of a local file header (PKWARE APPNOTE, 4.3.7).
    static let signature: [UInt8] = [0x50, 0x4B, 0x03, 0x04]

    private let head: [UInt8]

    init(_ head: [UInt8]) {
        self.head = head
    }

    /// The office documents are archives that say by their first entries what they are; any other archive is not taken.
    var kind: EvidenceKind? {
        let entries = entries
        if entries.first == "mimetype" { return openDocument }
        guard entries.contains("[Content_Types].xml") || entries.contains("_rels/.rels") else { return nil }
        if entries.contains(where: { $0.hasPrefix("word/") }) { return .wordDocument }
        if entries.contains(where: { $0.hasPrefix("xl/") }) { return .spreadsheet }
        return nil
    }

    /// An OpenDocument file begins with its media type, uncompressed (ODF 1.3, part 2, 3.3).
    private var openDocument: EvidenceKind? {
        let type = Array("application/vnd.oasis.opendocument.text".utf8)
        let place = Self.nameAt + "mimetype".utf8.count
        guard head.count > place + type.count, head[place...].starts(with: type) else { return nil }
        // A template or a master document goes on where a text ends.
        return head[place + type.count] == UInt8(ascii: "-") ? nil : .openDocumentText
    }

    /// The names in the local headers that can be seen.
    private var entries: [String] {
        var entries: [String] = []
        var place = head.startIndex
        while let found = nextHeader(from: place) {
            if let name = name(at: found) { entries.append(name) }
            place = found + Self.signature.count
        }
        return entries
    }

    private func nextHeader(from start: Int) -> Int? {
        var place = start
        while place + Self.nameAt <= head.count {
            if head[place] == Self.signature[0], head[place...].starts(with: Self.signature) { return place }
            place += 1
        }
        return nil
    }

    private func name(at header: Int) -> String? {
        let length = Int(head[header + 26]) | Int(head[header + 27]) << 8
        let start = header + Self.nameAt
        guard length > 0, length <= 255, start + length <= head.count else { return nil }
        return String(decoding: head[start..<start + length], as: UTF8.self)
    }

    /// Where the name stands in a local file header.
    private static let nameAt = 30
}

/// The beginning of a file that is written text.
struct WrittenHead {
    private let text: String

    /// `nil` for what is no text.
    init?(_ head: [UInt8]) {
        let bytes = Self.withoutCutCharacter(head[...])
        guard !bytes.isEmpty, bytes.allSatisfy(Self.isWritten), let text = String(validating: bytes, as: UTF8.self)
        else { return nil }
        self.text = text
    }

    /// Whether a browser or another program could take it for more than words: markup, or a script that names its reader.
    var isMarkup: Bool {
        let start = text.unicodeScalars.drop { $0.properties.isWhitespace || $0 == "\u{FEFF}" }
        if start.first == "<" || text.hasPrefix("#!") { return true }
        let lowercased = text.lowercased()
        return Self.tags.contains { lowercased.contains($0) } && !isMail
    }

    /// Header fields first, as RFC 5322 has them, among them two that every message has.
    var isMail: Bool {
        let header = text.replacing("\r\n", with: "\n").split(separator: "\n", omittingEmptySubsequences: false)
            .prefix { !$0.isEmpty }
        let names = header.filter { !$0.hasPrefix(" ") && !$0.hasPrefix("\t") }.map {
            $0.prefix { $0 != ":" }.lowercased()
        }
        let isHeader = header.count >= 2 && names.allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy(Self.isFieldName) }
        return isHeader && names.contains("from") && names.contains("date")
    }

    private static let tags = ["<script", "<html", "<svg", "<iframe", "<!doctype", "<?xml", "<?php"]

    private static func isFieldName(_ byte: UInt8) -> Bool {
        (0x21...0x7E).contains(byte) && byte != UInt8(ascii: ":")
    }

    /// Everything but control characters, of which the white ones are let through.
    private static func isWritten(_ byte: UInt8) -> Bool {
        byte >= 0x20 && byte != 0x7F || [0x09, 0x0A, 0x0C, 0x0D].contains(byte)
    }

    /// The head may end in the middle of a character: at most three bytes of it are there.
    private static func withoutCutCharacter(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        guard bytes.count == EvidenceKind.sniffedBytes else { return bytes }
        let tail = bytes.suffix(4)
        guard let lead = tail.lastIndex(where: { $0 & 0xC0 != 0x80 }), bytes[lead] >= 0xC0 else { return bytes }
        return bytes[..<lead]
    }
}
