import ArgumentParser
import Bootstrap
import Domain
import Operations

struct CaseEraseCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "erase",
        abstract: "Erases what a case that is over holds of its people. It cannot be taken back.",
        discussion: """
            Statistics stay, and the history goes on being verifiable. Mail that was sent, printed letters and backups \
            are not reached. Needs the rights of the role redress_eraser (DATABASE_ROLE).
            """)

    @Argument(help: "The case's reference.")
    var reference: String

    @Flag(help: "Say that this is meant.")
    var yes = false

    func validate() throws {
        if !yes { throw ValidationError("Erasing cannot be taken back. Add --yes if that is meant.") }
    }

    func run() async throws {
        let reference = try Reference(typed: reference)
        let related = try await CommandContext.withWiring { wiring in
            do {
                return try await EraseCase(wiring.office)(reference)
            } catch CaseAccessError.notFound {
                throw CommandFailure("there is no such case")
            } catch let refusal as ErasureRefused {
                throw CommandFailure(refusal.description)
            }
        }
        print("\(reference.spoken): erased")
        if !related.isEmpty {
            print("belongs together with \(related.map(\.spoken).joined(separator: ", ")), erased by themselves")
        }
    }
}

struct CaseKeepCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "keep", abstract: "Bars a case from being erased, for a legal reason, or lifts that.")

    @Argument(help: "The case's reference.")
    var reference: String

    @Option(help: "Why it has to be kept.")
    var because: String?

    @Flag(help: "It may be erased again.")
    var lift = false

    func validate() throws {
        if (because == nil) != lift { throw ValidationError("Give either --because REASON or --lift.") }
    }

    func run() async throws {
        let reference = try Reference(typed: reference)
        let isSet = try await CommandContext.withWiring { try await KeepCase($0.office)(reference, because: because) }
        guard isSet else { throw CommandFailure("there is no such case, or it is erased") }
        print(lift ? "\(reference.spoken): may be erased" : "\(reference.spoken): is kept")
    }
}
