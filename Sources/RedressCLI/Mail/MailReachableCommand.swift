import ArgumentParser
import Bootstrap
import Domain
import Operations

struct MailReachableCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reachable",
        abstract: "Says that a party whose mail came back can be reached: reminders and deadlines go on.")

    @OptionGroup var reference: ReferenceArgument

    @Option(help: "Who: complainant or provider.")
    var party: OutsideParty

    func run() async throws {
        let reference = try reference.parsed
        let wasPaused = try await CommandContext.withWiring { wiring in
            do {
                return try await MarkReachable(wiring.office)(reference, party: party.party)
            } catch CaseAccessError.notFound {
                throw CommandFailure("there is no case \(reference.spoken)")
            }
        }
        guard wasPaused else { throw CommandFailure("no mail to that party came back") }
    }
}
