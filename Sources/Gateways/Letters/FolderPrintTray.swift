import FoundationEssentials
public import Operations

/// Puts letters to people without e-mail into a folder, from which they are printed and posted: as PDF where there is a
/// press, else as HTML, which any browser prints.
public struct FolderPrintTray: PrintTray {
    private let folder: String
    private let press: LetterPress?

    /// - Parameter folder: made, with what leads to it, when a letter comes and it is not there.
    public init(folder: String, press: LetterPress? = nil) {
        self.folder = folder
        self.press = press
    }

    public func place(_ letter: String, named name: String) async throws {
        guard DurableFile.isSafe(name) else { throw UnsafeFileName() }
        let (folder, press) = (folder, press)
        let outcome = await OwnThread.run("folder-print-tray") {
            Result { try Self.write(letter, named: name, by: press, into: folder) }
        }
        try outcome.get()
    }

    private static func write(
        _ letter: String, named name: String, by press: LetterPress?, into folder: String
    ) throws {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        if let press {
            try DurableFile.write(try press.pdf(of: letter), to: "\(name).pdf", in: folder)
        } else {
            try DurableFile.write(Array(letter.utf8), to: "\(name).html", in: folder)
        }
    }
}

/// A letter's name that could leave its folder.
struct UnsafeFileName: Error {}
