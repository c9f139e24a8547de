import Domain
import Foundation
import Testing

@Suite("What a file is, is told by its first bytes alone")
struct EvidenceKindTests {
    struct Sample: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let head: [UInt8]

        init(_ description: String, _ head: [UInt8]) {
            testDescription = description
            self.head = head
        }

        init(_ description: String, _ text: String) {
            self.init(description, Array(text.utf8))
        }
    }

    private static let beginnings: [EvidenceKind: Sample] = [
        .pdf: Sample("PDF", "%PDF-1.7\n%\u{E2}\u{E3}"),
        .jpeg: Sample("JPEG", [0xFF, 0xD8, 0xFF, 0xE0, 0x00, 0x10]),
        .png: Sample("PNG", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0x00]),
        .heic: Sample("HEIC", "\u{0}\u{0}\u{0}\u{18}ftypheic\u{0}\u{0}\u{0}\u{0}"),
        .compoundFile: Sample("compound file", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0x00]),
        .text: Sample("words", "Dear O2,\r\n\tmy bill is wrong: £40 ≠ £20.\r\n"),
        .mail: Sample("mail", "From: a@example.invalid\r\nDate: Thu, 2 Apr 2026 09:00:00 +0100\r\n\r\n<html>"),
        .wordDocument: Sample("Word", Zip.head(of: ["[Content_Types].xml", "_rels/.rels", "word/document.xml"])),
        .spreadsheet: Sample("Excel", Zip.head(of: ["[Content_Types].xml", "_rels/.rels", "xl/workbook.xml"])),
        .openDocumentText: Sample("ODT", Zip.head(of: ["mimetype"], "application/vnd.oasis.opendocument.textPK")),
    ]

    @Test("each kind that is taken is known by its beginning", arguments: EvidenceKind.allCases)
    func taken(kind: EvidenceKind) throws {
        #expect(EvidenceKind(sniffing: try #require(Self.beginnings[kind]).head) == kind)
    }

    private static let strangers = [
        Sample("an SVG with a script", "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>"),
        Sample("an SVG behind a declaration", "<?xml version=\"1.0\"?><svg/>"),
        Sample("a web page", "<!DOCTYPE html><p>Hello"),
        Sample("a web page behind white space and a mark", "\u{FEFF}\n\n  <html>"),
        Sample("words that turn into a web page", "Hello\n<SCRIPT>alert(1)</SCRIPT>"),
        Sample("a shell script", "#!/bin/sh\nrm -rf /"),
        Sample("a program for Linux", [0x7F, 0x45, 0x4C, 0x46, 0x02, 0x01, 0x01, 0x00]),
        Sample("a program for Windows", [0x4D, 0x5A, 0x90, 0x00]),
        Sample("a GIF", "GIF89a\u{1}\u{0}"),
        Sample("a bare archive", Zip.head(of: ["holiday.txt"])),
        Sample("a Java archive", Zip.head(of: ["META-INF/MANIFEST.MF", "word/Main.class"])),
        Sample("a presentation", Zip.head(of: ["[Content_Types].xml", "ppt/presentation.xml"])),
        Sample(
            "an OpenDocument template", Zip.head(of: ["mimetype"], "application/vnd.oasis.opendocument.text-template")),
        Sample("a PDF behind a web page", "<html>%PDF-1.7"),
        Sample("a PDF behind other bytes", "\u{0}\u{1}%PDF-1.7"),
        Sample("a film", "\u{0}\u{0}\u{0}\u{18}ftypisom\u{0}\u{0}\u{0}\u{0}"),
        Sample("bytes of nothing", [0x00, 0x00, 0x00]),
        Sample("words in another encoding", [0x44, 0xE9, 0x6A, 0xE0]),
        Sample("nothing", ""),
    ]

    @Test("everything else is not taken", arguments: strangers)
    func refused(sample: Sample) {
        #expect(EvidenceKind(sniffing: sample.head) == nil)
    }

    @Test("a text that is cut inside a character by the length of what is looked at stays a text")
    func cutCharacter() {
        let long = Array(String(repeating: "€", count: 40_000).utf8).prefix(EvidenceKind.sniffedBytes)
        #expect(EvidenceKind(sniffing: Array(long)) == .text)
        #expect(EvidenceKind(sniffing: Array("cut: €".utf8.dropLast())) == nil)
    }

    @Test("no bytes whatever make it fail", arguments: 0..<200)
    func anything(seed: Int) {
        var generator = SeededBytes(seed: UInt64(seed))
        let beginnings = ["", "PK\u{3}\u{4}", "From: ", "\u{0}\u{0}\u{0}\u{18}ftyp"]
        let head = Array(beginnings[seed % 4].utf8) + generator.bytes(seed * 3)
        _ = EvidenceKind(sniffing: head)
    }

    @Test(
        "a name ends as the content does when it is handed out",
        arguments: [
            ("bill.pdf", EvidenceKind.pdf, "bill.pdf"), ("bill.pdf", .png, "bill.pdf.png"),
            ("Bill.PDF", .pdf, "Bill.PDF"), ("photo.jpeg", .jpeg, "photo.jpeg"), ("note", .text, "note.txt"),
            ("page.html", .text, "page.html.txt"), ("a\u{202E}fdp.exe", .png, "afdp.exe.png"),
            ("..\\..\\x\"\r\n.doc", .compoundFile, "....x.doc"),
        ])
    func names(name: String, kind: EvidenceKind, expected: String) {
        #expect(EvidenceSamples.evidence(name: name, kind: kind).safeFileName == expected)
    }
}

/// The beginnings of archives, and pieces of evidence.
enum Zip {
    static func head(of names: [String], _ content: String = "") -> [UInt8] {
        names.flatMap { name -> [UInt8] in
            let length = UInt16(name.utf8.count)
            var header: [UInt8] = [0x50, 0x4B, 0x03, 0x04] + [UInt8](repeating: 0, count: 22)
            header += [UInt8(length & 0xFF), UInt8(length >> 8), 0, 0]
            return header + Array((name + content).utf8)
        }
    }
}

enum EvidenceSamples {
    static func evidence(
        name: String = "bill.pdf", kind: EvidenceKind? = .pdf, state: EvidenceState = .clean, size: Int = 1000,
        owner: Party = .complainant, createdAt: Date = Date(timeIntervalSince1970: 0)
    ) -> Evidence {
        Evidence(
            id: EvidenceID(rawValue: UUID()), caseID: CaseID(rawValue: UUID()), owner: owner, fileName: name,
            description: "A bill", state: state, kind: kind, size: size, createdAt: createdAt)
    }
}

private struct SeededBytes {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed &+ 0x9E37_79B9_7F4A_7C15
    }

    mutating func bytes(_ count: Int) -> [UInt8] {
        (0..<count).map { _ in
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return UInt8(truncatingIfNeeded: state >> 33)
        }
    }
}
