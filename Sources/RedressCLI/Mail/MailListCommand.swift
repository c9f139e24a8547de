import ArgumentParser
import Bootstrap
import Domain
import Foundation
import Operations

struct MailListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "Lists messages that came in, newest first, and what became of them.")

    @Option(help: "At most so many.")
    var limit = 100

    @Flag(help: "Only those that wait for a person.")
    var open = false

    @OptionGroup var output: OutputOptions

    func run() async throws {
        let mails = try await CommandContext.withWiring { try await ListMail($0.office)(limit: limit) }
            .filter { !open || $0.isOpen }
        output.report(json: .array(mails.map(\.json))) { mails.isEmpty ? "no messages" : table(mails) }
    }

    private func table(_ mails: [MailListEntry]) -> String {
        var table = TextTable("ID", "RECEIVED", "VERDICT", "CASE", "WAITS", "WHY")
        for mail in mails {
            table.add(
                mail.id.uuidString.lowercased(), mail.receivedAt.spokenInLondon, mail.verdict ?? "not sorted",
                mail.reference?.spoken ?? "", mail.isOpen ? "yes" : "", mail.reason ?? "")
        }
        return table.text
    }
}

extension MailListEntry {
    fileprivate var json: JSONValue {
        [
            "id": .string(id.uuidString.lowercased()), "received_at": JSONValue(moment: receivedAt),
            "size": JSONValue(count: size), "verdict": JSONValue(text: verdict), "reason": JSONValue(text: reason),
            "reference": JSONValue(text: reference?.text), "waits": .bool(isOpen),
        ]
    }
}
