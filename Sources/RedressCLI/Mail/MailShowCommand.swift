import ArgumentParser
import Bootstrap
import Domain
import Operations

struct MailShowCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Shows what a message says: who it is from, its text and its attachments.")

    @OptionGroup var mail: MailArgument

    @OptionGroup var output: OutputOptions

    func run() async throws {
        let read = try await CommandContext.withWiring { wiring in
            try await mail.explaining { try await wiring.seeToMail.read(mail.uuid) }
        }
        output.report(json: json(read)) { text(read) }
    }

    private func text(_ mail: InboundMail) -> String {
        let sender = mail.sender.map { "\($0.name) <\($0.address)>" } ?? "nobody"
        let head = ["From: \(sender)", "Subject: \(mail.subject)", "", mail.text.fresh]
        let files = mail.attachments.map { "Attached: \($0.name), \($0.type), \($0.size) bytes" }
        let flaws = mail.flaws.map { "Flaw: \($0.rawValue)" }.sorted()
        return (head + (mail.text.quoted.map { ["", "Repeats:", $0] } ?? []) + [""] + files + flaws)
            .joined(separator: "\n")
    }

    private func json(_ mail: InboundMail) -> JSONValue {
        [
            "from": JSONValue(text: mail.sender?.address), "name": JSONValue(text: mail.sender?.name),
            "subject": .string(mail.subject), "text": .string(mail.text.fresh),
            "repeats": JSONValue(text: mail.text.quoted),
            "attachments": .array(
                mail.attachments.map {
                    ["name": .string($0.name), "type": .string($0.type), "size": JSONValue(count: $0.size)]
                }),
            "flaws": .array(mail.flaws.map(\.rawValue).sorted().map(JSONValue.string)),
        ]
    }
}
