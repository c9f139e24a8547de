import Foundation

/// Makes a PDF with tags (PDF/UA-1) of a letter, by the program WeasyPrint: no library that resolves here writes one.
///
/// The letter quotes what people wrote, so the program fetches nothing, has none of the process's secrets in its
/// environment, and is ended when it takes too long. The same letter gives the same bytes.
public struct LetterPress: Sendable {
    /// Seconds; a letter of seven pages took one.
    private static let patience: TimeInterval = 60
    private static let environment = ["PATH", "HOME", "LD_LIBRARY_PATH", "FONTCONFIG_PATH"]

    private let program: String

    /// - Parameter program: the path of `weasyprint`
    public init(program: String) {
        self.program = program
    }

    /// Blocks its thread.
    ///
    /// - Parameter letter: a whole HTML document
    /// - Throws: `LetterPressFailure`; trying again later may help
    func pdf(of letter: String) throws -> [UInt8] {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("redress-letter-\(UUID())")
        try FileManager.default.createDirectory(
            at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        defer { try? FileManager.default.removeItem(at: folder) }
        let page = folder.appendingPathComponent("letter.html")
        let sheet = folder.appendingPathComponent("letter.pdf")
        try Data(letter.utf8).write(to: page)
        try run(reading: page, writing: sheet)
        let bytes = (try? Data(contentsOf: sheet)) ?? Data()
        guard bytes.starts(with: Data("%PDF-".utf8)) else { throw LetterPressFailure.noPDF }
        return Array(bytes)
    }

    private func run(reading page: URL, writing sheet: URL) throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = [
            "--quiet", "--pdf-variant", "pdf/ua-1", "--allowed-protocols", "none", "--encoding", "utf-8", page.path,
            sheet.path,
        ]
        process.environment = ProcessInfo.processInfo.environment.filter { Self.environment.contains($0.key) }
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        do { try process.run() } catch { throw LetterPressFailure.cannotStart }
        let deadline = Date(timeIntervalSinceNow: Self.patience)
        while process.isRunning, Date() < deadline { Thread.sleep(forTimeInterval: 0.02) }
        guard !process.isRunning else {
            kill(process.processIdentifier, SIGKILL)
            process.waitUntilExit()
            throw LetterPressFailure.tooSlow
        }
        guard process.terminationStatus == 0 else { throw LetterPressFailure.failed(process.terminationStatus) }
    }
}

/// Why there is no PDF of a letter. Says nothing of what it holds.
enum LetterPressFailure: Error, Equatable {
    case cannotStart
    case failed(Int32)
    case tooSlow
    case noPDF
}
