import Foundation

/// Makes a PDF with tags (PDF/UA-1) of a letter, by the program WeasyPrint: no library that resolves here writes one.
///
/// The letter quotes what people wrote, so the program fetches nothing, has none of the process's secrets in its
/// environment, and is ended when it takes too long. The same letter gives the same bytes.
public struct LetterPress: Sendable {
    /// Seconds; a letter of seven pages took one.
    private static let patience: TimeInterval = 60

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
        let folder = try ScratchFolder()
        defer { folder.remove() }
        try Data(letter.utf8).write(to: folder.file("letter.html"))
        let arguments = [
            "--quiet", "--pdf-variant", "pdf/ua-1", "--allowed-protocols", "none", "--encoding", "utf-8",
            folder.file("letter.html").path, folder.file("letter.pdf").path,
        ]
        switch OutsideProgram(path: program, patience: Self.patience).run(arguments, in: folder) {
        case .done: break
        case .failed(let status): throw LetterPressFailure.failed(status)
        case .tooSlow: throw LetterPressFailure.tooSlow
        case .cannotStart: throw LetterPressFailure.cannotStart
        }
        let bytes = (try? Data(contentsOf: folder.file("letter.pdf"))) ?? Data()
        guard bytes.starts(with: Data("%PDF-".utf8)) else { throw LetterPressFailure.noPDF }
        return Array(bytes)
    }
}

/// Why there is no PDF of a letter. Says nothing of what it holds.
enum LetterPressFailure: Error, Equatable {
    case cannotStart
    case failed(Int32)
    case tooSlow
    case noPDF
}
