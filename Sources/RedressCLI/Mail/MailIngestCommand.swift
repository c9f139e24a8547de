import ArgumentParser
import Bootstrap
import Foundation
import Operations

struct MailIngestCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ingest",
        abstract: "Takes in one message from standard input, as a mail server pipes it.",
        discussion: """
            Ends with 0 when the message is kept (or was before), 65 when it is empty or too large, and 75 when it \
            should be sent again later: the codes of sysexits, which Postfix's pipe understands.
            """)

    @Option(help: "The envelope's sender; empty for the null sender. Postfix: ${sender}.")
    var sender: String?

    @Option(help: "The envelope's recipient. Postfix: ${original_recipient}.")
    var recipient: String?

    func run() async throws {
        let bytes = try Self.standardInput()
        guard !bytes.isEmpty else { throw Self.failure("nothing came on standard input", Self.badData) }
        guard bytes.count <= RawMail.mostBytes else { throw Self.failure("the message is too large", Self.badData) }
        let mail = RawMail(bytes, envelopeSender: sender, envelopeRecipient: recipient)
        do {
            try await CommandContext.withWiring { wiring in _ = try await StoreMail(wiring.office)(mail) }
        } catch {
            // Whatever it is that is wrong with us, the sender's server keeps the message meanwhile.
            throw Self.failure("\(error)", Self.tryAgain)
        }
    }

    /// One byte more than is taken, so that too large is seen.
    private static func standardInput() throws -> [UInt8] {
        var bytes: [UInt8] = []
        while bytes.count <= RawMail.mostBytes {
            guard let part = try FileHandle.standardInput.read(upToCount: 1 << 20), !part.isEmpty else { break }
            bytes += part
        }
        return bytes
    }

    private static func failure(_ words: String, _ code: ExitCode) -> ExitCode {
        Remark.print(words)
        return code
    }

    /// EX_DATAERR and EX_TEMPFAIL.
    private static let badData = ExitCode(65)
    private static let tryAgain = ExitCode(75)
}
