import ArgumentParser
import Bootstrap
import Operations

struct MailSettleCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "settle",
        abstract: "Takes a message off the staff's list, once a person has seen to it.")

    @OptionGroup var mail: MailArgument

    func run() async throws {
        try await CommandContext.withWiring { wiring in
            try await mail.explaining { try await wiring.seeToMail.settle(mail.uuid) }
        }
    }
}
