import ArgumentParser
import Bootstrap
import Domain
import Operations

struct CaseSettleDuplicateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "settle-duplicate",
        abstract: "Says whether two cases that look like one are one. Both go on, and it can be taken back.")

    @Argument(help: "One of the two references.")
    var one: String

    @Argument(help: "The other.")
    var other: String

    @Option(name: .customLong("as"), help: "confirmed, dismissed, or suspected to take either back.")
    var verdict: DuplicateVerdict

    func run() async throws {
        let one = try Reference(typed: one)
        let other = try Reference(typed: other)
        let isNew = try await CommandContext.withWiring { wiring in
            do {
                return try await SettleDuplicate(wiring.office)(one, other, as: verdict)
            } catch CaseAccessError.notFound {
                throw CommandFailure("there is no such case")
            } catch is NoSuchLink {
                throw CommandFailure("\(one.spoken) and \(other.spoken) are not linked")
            }
        }
        print(isNew ? "\(one.spoken) and \(other.spoken): \(verdict.rawValue)" : "that is so already")
    }
}
