import Glibc

/// A file read block by block: whatever its size, one block of it is in memory.
final class FileBlocks {
    private static let blockBytes = 64 * 1024
    private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

    private let descriptor: CInt
    private(set) var block: [UInt8] = []
    /// What comes next in the block.
    var position = 0
    private var isAtStart = true

    /// - Parameter path: `-` for standard input
    init(path: String) throws(ImportFileError) {
        descriptor = path == "-" ? dup(STDIN_FILENO) : unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw ImportFileError(path: path, code: errno) }
    }

    deinit {
        close(descriptor)
    }

    /// - Returns: `nil` at the end of the file.
    func next() throws(ImportFileError) -> UInt8? {
        guard try fill() else { return nil }
        defer { position += 1 }
        return block[position]
    }

    /// Reads the next block when this one is used up. A UTF-8 byte order mark at the start of the file is passed over.
    ///
    /// - Returns: whether there is anything left to read.
    func fill() throws(ImportFileError) -> Bool {
        guard position == block.endIndex else { return true }
        try read()
        if isAtStart && block.starts(with: Self.byteOrderMark) { position = Self.byteOrderMark.count }
        isAtStart = false
        return position < block.endIndex
    }

    private func read() throws(ImportFileError) {
        var count = 0
        var code: CInt = 0
        block = unsafe [UInt8](unsafeUninitializedCapacity: Self.blockBytes) { buffer, initialized in
            repeat {
                count = unsafe Glibc.read(descriptor, buffer.baseAddress, buffer.count)
                code = errno
            } while count < 0 && code == EINTR
            initialized = max(count, 0)
        }
        position = 0
        guard count >= 0 else { throw ImportFileError(path: nil, code: code) }
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
