import FoundationEssentials
public import Operations

/// Puts letters to people without e-mail as text files into a folder, from which they are printed and posted.
public struct FolderPrintTray: PrintTray {
    private let folder: String

    /// - Parameter folder: made, with what leads to it, when a letter comes and it is not there.
    public init(folder: String) {
        self.folder = folder
    }

    public func place(_ letter: String, named name: String) async throws {
        guard DurableFile.isSafe(name) else { throw UnsafeFileName() }
        let folder = folder
        let outcome = await OwnThread.run("folder-print-tray") {
            Result { try Self.write(letter, named: name, into: folder) }
        }
        try outcome.get()
    }

    private static func write(_ letter: String, named name: String, into folder: String) throws {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try DurableFile.write(Array(letter.utf8), to: "\(name).txt", in: folder)
    }
}

/// A letter's name that could leave its folder.
struct UnsafeFileName: Error {}
