import Glibc

/// A call of the operating system that failed.
struct FileTrouble: Error {
    let call: String
    let number: Int32

    /// The call and the system's own word for the error, for example `fsync: ENOSPC (28)`; no path, no content.
    var explanation: String {
        unsafe "\(call): \(String(cString: strerror(number)))"
    }
}

/// Writes a file so that it is either wholly there or not there, whatever happens in between.
enum DurableFile {
    /// Written beside its place, synced, then moved there; the move itself is made durable by syncing the folder.
    static func write(_ bytes: [UInt8], to name: String, in folder: String) throws(FileTrouble) {
        // By chance, not by process id: workers in containers share the folder, and each of them is process 1.
        let draft = "\(folder)/.\(UInt64.random(in: 0 ... .max))-\(UInt64.random(in: 0 ... .max)).part"
        do {
            try writeSynced(bytes, to: draft)
            try check("rename", unsafe rename(draft, "\(folder)/\(name)"))
        } catch {
            unsafe unlink(draft)
            throw error
        }
        try sync(folder: folder)
    }

    /// Whether a name can only mean a file in its folder.
    static func isSafe(_ name: String) -> Bool {
        let allowed = name.utf8.allSatisfy { $0.isASCIILetterOrDigit || "-_.".utf8.contains($0) }
        return allowed && !name.isEmpty && !name.hasPrefix(".") && name.utf8.count <= 200
    }

    /// The bytes of a file in `range`; fewer where it ends before.
    static func read(_ path: String, _ range: Range<Int>) throws(FileTrouble) -> [UInt8] {
        let file = unsafe open(path, O_RDONLY | O_CLOEXEC)
        try check("open", file)
        defer { close(file) }
        var bytes = [UInt8](repeating: 0, count: range.count)
        var count = 0
        while count < range.count {
            let read = unsafe bytes.withUnsafeMutableBytes { buffer in
                unsafe pread(
                    file, buffer.baseAddress?.advanced(by: count), range.count - count, range.lowerBound + count)
            }
            if read < 0, errno == EINTR { continue }
            try check("read", Int32(clamping: read))
            if read == 0 { break }
            count += read
        }
        bytes.removeLast(range.count - count)
        return bytes
    }

    private static func writeSynced(_ bytes: [UInt8], to path: String) throws(FileTrouble) {
        let file = unsafe open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o640)
        try check("open", file)
        defer { close(file) }
        try writeAll(bytes, to: file)
        try check("fsync", fsync(file))
    }

    static func writeAll(_ bytes: [UInt8], to file: Int32) throws(FileTrouble) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let written = unsafe rest.withUnsafeBytes { unsafe Glibc.write(file, $0.baseAddress, $0.count) }
            if written < 0, errno == EINTR { continue }
            try check("write", Int32(clamping: written))
            rest = rest.dropFirst(written)
        }
    }

    static func sync(folder: String) throws(FileTrouble) {
        let directory = unsafe open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        try check("open", directory)
        defer { close(directory) }
        try check("fsync", fsync(directory))
    }

    static func check(_ call: String, _ result: Int32) throws(FileTrouble) {
        guard result < 0 else { return }
        throw FileTrouble(call: call, number: errno)
    }
}
