import FoundationEssentials
import Foundation
public import Domain
public import Operations

/// Makes copies of files without what they say beside their content, by the program mat2: no library that resolves here
/// takes it out of all the kinds that are evidence.
///
/// A PDF keeps its text, unless it is flattened; pictures are drawn anew, and of what a camera wrote into one only which
/// way is up is kept, by exiftool, which mat2 brings with it; parts of a Word, Excel or
/// OpenDocument file that mat2 does not know are left out. The program has bounds of memory and of what it writes, because
/// what it reads may be hostile.
public struct Mat2Renditions: RenditionMaker {
    /// Seconds; a PDF of 100 pages that is flattened took 15 of one core's.
    private static let patience: TimeInterval = 240
    /// Bytes.
    private static let mostMemory = 3 << 30
    private static let largestFile = 256 << 20
    private static let block = 1 << 20

    private let program: String

    /// - Parameter program: the path of `mat2`, or its name where it is in `PATH`
    public init(program: String) {
        self.program = program
    }

    public func make(
        of source: ByteSource, _ kind: EvidenceKind, flattening: Bool, _ body: (ByteSource) async throws -> Void
    ) async throws {
        let folder = try ScratchFolder()
        defer { folder.remove() }
        let name = "file.\(kind.extensions[0])"
        try await write(source, to: folder.file(name))
        let copyName = "file.cleaned.\(kind.extensions[0])"
        try await Self.run(cleaning(name, keepingText: kind == .pdf && !flattening), in: folder)
        if kind == .jpeg { try await Self.run(Self.turning(copyName, as: name), in: folder) }
        let copy = try FileHandle(forReadingFrom: folder.file(copyName))
        defer { try? copy.close() }
        try await body {
            let bytes = try copy.read(upToCount: Self.block) ?? Data()
            return bytes.isEmpty ? nil : Array(bytes)
        }
    }

    private func write(_ source: ByteSource, to file: URL) async throws {
        _ = FileManager.default.createFile(atPath: file.path, contents: nil, attributes: [.posixPermissions: 0o600])
        let handle = try FileHandle(forWritingTo: file)
        defer { try? handle.close() }
        while let bytes = try await source() { try handle.write(contentsOf: Data(bytes)) }
    }

    /// Without its own sandbox, which a container rarely allows.
    private func cleaning(_ name: String, keepingText: Bool) -> [String] {
        [program, "--no-sandbox", "--unknown-members", "omit"] + (keepingText ? ["--lightweight"] : []) + [name]
    }

    /// mat2 draws a picture as it is stored, and phones store what they take lying on its side.
    private static func turning(_ copy: String, as name: String) -> [String] {
        ["exiftool", "-q", "-overwrite_original", "-tagsFromFile", name, "-Orientation", copy]
    }

    private static func run(_ command: [String], in folder: ScratchFolder) async throws {
        let bounds = ["--as=\(mostMemory)", "--fsize=\(largestFile)", "--cpu=\(Int(patience))", "--"]
        let outcome = await OwnThread.run("rendition") {
            OutsideProgram(path: "/usr/bin/prlimit", patience: patience).run(bounds + command, in: folder)
        }
        switch outcome {
        case .done: break
        case .failed(let status): throw RenditionError.failed(status: status)
        case .tooSlow: throw RenditionError.tooSlow
        case .cannotStart: throw RenditionError.cannotStart
        }
    }
}
