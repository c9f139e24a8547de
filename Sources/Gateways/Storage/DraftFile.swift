import Glibc

/// A file that is written bit by bit and has no name for others before it is whole.
final class DraftFile: Sendable {
    private let path: String
    private let descriptor: Int32

    /// - Parameter folder: on the same file system as the place that the file is to be moved to
    init(in folder: String) throws(FileTrouble) {
        // By chance, not by process id: processes in containers share the folder, and each of them is process 1.
        path = "\(folder)/.\(UInt64.random(in: 0 ... .max))-\(UInt64.random(in: 0 ... .max)).part"
        descriptor = unsafe open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        try DurableFile.check("open", descriptor)
    }

    deinit {
        close(descriptor)
    }

    func append(_ bytes: [UInt8]) throws(FileTrouble) {
        try DurableFile.writeAll(bytes, to: descriptor)
    }

    /// Puts the file into its place; it survives a power cut once this has returned.
    func move(to name: String, in folder: String) throws(FileTrouble) {
        try DurableFile.check("fsync", fsync(descriptor))
        try DurableFile.check("rename", unsafe rename(path, "\(folder)/\(name)"))
        try DurableFile.sync(folder: folder)
    }

    /// Takes the name away. What was written stays readable here and goes with this object, whatever becomes of the
    /// process.
    func discard() {
        unsafe unlink(path)
    }

    /// Up to `buffer.count` bytes from `offset` on.
    ///
    /// - Returns: how many; 0 at the end, less on an error
    func read(into buffer: UnsafeMutableRawBufferPointer, from offset: Int) -> Int {
        unsafe pread(descriptor, buffer.baseAddress, buffer.count, offset)
    }
}
