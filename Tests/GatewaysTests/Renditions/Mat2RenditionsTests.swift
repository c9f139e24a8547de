import Domain
import Foundation
import Operations
import Testing

@testable import Gateways

/// Copies made by the real program, and read back by others.
@Suite("Copies of evidence")
struct Mat2RenditionsTests {
    private struct Reading: Decodable {
        /// What it shows.
        let words: String
        /// What it says beside that.
        let says: String
    }

    private func make(_ kind: String) throws -> [UInt8] {
        Array(try TestPython.run("rendition_files.py", input: try JSONEncoder().encode(["make": kind])))
    }

    private func read(_ bytes: [UInt8], as kind: String) throws -> Reading {
        let order = ["read": kind, "content": Data(bytes).base64EncodedString()]
        return try JSONDecoder().decode(
            Reading.self, from: try TestPython.run("rendition_files.py", input: try JSONEncoder().encode(order)))
    }

    private func copy(
        of bytes: [UInt8], _ kind: EvidenceKind, flattening: Bool = false, by program: String = "mat2"
    ) async throws -> [UInt8] {
        var rest: [UInt8]? = bytes
        var copy: [UInt8] = []
        try await Mat2Renditions(program: program).make(
            of: {
                defer { rest = nil }
                return rest
            }, kind, flattening: flattening
        ) { source in
            while let piece = try await source() { copy += piece }
        }
        return copy
    }

    @Test(
        "show the same and no longer say who made the file",
        arguments: [("pdf", EvidenceKind.pdf), ("jpeg", .jpeg), ("png", .png), ("docx", .wordDocument)])
    func cleaned(name: String, kind: EvidenceKind) async throws {
        let file = try make(name)
        let before = try read(file, as: name)
        #expect(before.says.contains("Carys Secret"), "the test's own file says it")
        let copy = try await copy(of: file, kind)
        #expect(EvidenceKind(sniffing: Array(copy.prefix(EvidenceKind.sniffedBytes))) == kind)
        let after = try read(copy, as: name)
        #expect(!after.says.contains("Carys"))
        switch kind {
        // A picture stands upright as before.
        case .jpeg, .png: #expect(after.words == before.words)
        default: #expect(after.words.contains("12345678"))
        }
    }

    @Test("of a redacted PDF are pictures: what stood under the black is not there")
    func flattened() async throws {
        let file = try make("pdf")
        #expect(try read(file, as: "pdf").words.contains("12345678"))
        let copy = try await copy(of: file, .pdf, flattening: true)
        #expect(copy.starts(with: Array("%PDF-".utf8)))
        #expect(try !read(copy, as: "pdf").words.contains("12345678"))
    }

    @Test("are not made of what is no such file, and the reason says nothing of it")
    func broken() async throws {
        await #expect(throws: RenditionError.self) {
            try await copy(of: Array("%PDF-1.7 and no more".utf8), .pdf)
        }
        await #expect(throws: RenditionError.self) { try await copy(of: try make("png"), .png, by: "/nowhere/mat2") }
    }

    @Test("leave nothing behind")
    func scratch() async throws {
        _ = try? await copy(of: Array("%PDF-1.7 and no more".utf8), .pdf)
        let stale = FileManager.default.temporaryDirectory.appending(path: "redress-scratch-\(UUID())")
        try FileManager.default.createDirectory(at: stale, withIntermediateDirectories: true)
        try FileManager.default.setAttributes(
            [.modificationDate: Date(timeIntervalSinceNow: -7200)], ofItemAtPath: stale.path)
        let folder = try ScratchFolder()
        defer { folder.remove() }
        #expect(!FileManager.default.fileExists(atPath: stale.path), "what a killed process left is cleared away")
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path).isEmpty)
    }
}
