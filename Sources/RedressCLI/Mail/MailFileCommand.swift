import ArgumentParser
import Bootstrap
import Operations

struct MailFileCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "file", abstract: "Puts a message that waits for a person on a case.")

    @OptionGroup var mail: MailArgument

    @OptionGroup var reference: ReferenceArgument

    @Option(help: "Who wrote it: complainant or provider.")
    var from: OutsideParty

    func run() async throws {
        try await CommandContext.withWiring { wiring in
            try await mail.explaining {
                try await wiring.seeToMail.file(mail.uuid, on: reference.parsed, from: from.party)
            }
        }
    }
}
