import ArgumentParser
import Bootstrap
import Domain
import FoundationEssentials

struct LettersCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "letters", abstract: "Sees to letters on paper.", subcommands: [LettersBatchCommand.self])
}

struct LettersBatchCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "batch",
        abstract: "Puts the letters that wait together as a batch for a print house.",
        discussion: """
            The letters in the folder letters of MAIL_FOLDER move into a folder of their own under batches, named by the \
            day and a number, with letters.csv: each file with its size and SHA-256. Hand over the whole folder. A letter \
            is in one batch only; a batch that was broken off is gone on with.
            """)

    @OptionGroup var output: OutputOptions

    func run() throws {
        let batch = try ProcessConfiguration.load().makeLetterBatch(on: LondonTime.day(of: Date()))
        output.report(json: [
            "folder": JSONValue(batch?.folder), "letters": .array((batch?.letters ?? []).map { .string($0) }),
        ]) {
            guard let batch else { return "No letter waits." }
            let count = batch.letters.count == 1 ? "1 letter" : "\(batch.letters.count) letters"
            return "\(count) in \(batch.folder)"
        }
    }
}
