/// One line of an imported file.
public struct ImportLine: Sendable {
    /// From 1.
    public let number: Int
    /// Without its end; empty for a line that was too long to be kept.
    public let bytes: [UInt8]
    public let isTooLong: Bool

    public init(number: Int, bytes: [UInt8], isTooLong: Bool = false) {
        self.number = number
        self.bytes = bytes
        self.isTooLong = isTooLong
    }

    var isBlank: Bool {
        !isTooLong && bytes.allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }
    }
}

/// Reads a file line by line. Whatever its size, one line and one block of it are in memory.
public final class ImportLineReader {
    /// Longer lines, and longer rows of CSV, are read over and reported: 1 MiB, of which the longest narrative takes a
    /// tenth.
    public static let maximumLineBytes = 1024 * 1024

    private let blocks: FileBlocks
    private var number = 0

    /// - Parameter path: `-` for standard input
    /// - Throws: `ImportFileError`
    public init(path: String) throws(ImportFileError) {
        blocks = try FileBlocks(path: path)
    }

    /// - Returns: `nil` at the end of the file.
    /// - Throws: `ImportFileError`
    public func next() throws(ImportFileError) -> ImportLine? {
        var line: [UInt8] = []
        var isTooLong = false
        while try blocks.fill() {
            let rest = blocks.block[blocks.position...]
            let end = rest.firstIndex(of: UInt8(ascii: "\n"))
            let piece = rest[..<(end ?? rest.endIndex)]
            blocks.position = end.map { $0 + 1 } ?? rest.endIndex
            isTooLong = isTooLong || line.count + piece.count > Self.maximumLineBytes
            if isTooLong { line = [] } else { line += piece }
            if end != nil { return count(line, isTooLong) }
        }
        return line.isEmpty && !isTooLong ? nil : count(line, isTooLong)
    }

    private func count(_ line: [UInt8], _ isTooLong: Bool) -> ImportLine {
        number += 1
        return ImportLine(number: number, bytes: line, isTooLong: isTooLong)
    }
}
