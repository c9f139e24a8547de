import Glibc

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
    /// Longer lines are read over and reported: 1 MiB, of which the longest narrative takes a tenth.
    public static let maximumLineBytes = 1024 * 1024
    private static let blockBytes = 64 * 1024

    private let descriptor: CInt
    private var block: [UInt8] = []
    private var position = 0
    private var number = 0

    /// - Parameter path: `-` for standard input
    /// - Throws: `ImportFileError`
    public init(path: String) throws(ImportFileError) {
        descriptor = path == "-" ? dup(STDIN_FILENO) : unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw ImportFileError(path: path, code: errno) }
    }

    deinit {
        close(descriptor)
    }

    /// - Returns: `nil` at the end of the file.
    /// - Throws: `ImportFileError`
    public func next() throws(ImportFileError) -> ImportLine? {
        var line: [UInt8] = []
        var isTooLong = false
        while try fill() {
            let end = block[position...].firstIndex(of: UInt8(ascii: "\n"))
            let piece = block[position..<(end ?? block.endIndex)]
            position = end.map { $0 + 1 } ?? block.endIndex
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

    /// - Returns: whether there is anything left to read.
    private func fill() throws(ImportFileError) -> Bool {
        guard position == block.endIndex else { return true }
        var count = 0
        var code: CInt = 0
        block = unsafe [UInt8](unsafeUninitializedCapacity: Self.blockBytes) { buffer, initialized in
            repeat {
                count = unsafe read(descriptor, buffer.baseAddress, buffer.count)
                code = errno
            } while count < 0 && code == EINTR
            initialized = max(count, 0)
        }
        position = 0
        guard count >= 0 else { throw ImportFileError(path: nil, code: code) }
        return count > 0
    }
}

/// A file that cannot be opened or read.
public struct ImportFileError: Error, CustomStringConvertible {
    /// `nil` when it broke off while being read.
    let path: String?
    let code: CInt

    public var description: String {
        let reason = unsafe String(cString: strerror(code))
        return path.map { "\($0) cannot be opened: \(reason)" } ?? "the file cannot be read: \(reason)"
    }
}
