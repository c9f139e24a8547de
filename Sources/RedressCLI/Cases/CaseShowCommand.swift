import ArgumentParser
import Bootstrap
import Domain
import Operations

struct CaseShowCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Shows a case: who must act by when and why, its deadlines, timeline and messages.")

    @Argument(help: "Such as ABCD-EFGH; case, spaces and hyphens do not matter.")
    var reference: String

    @Flag(help: "Print the text of the messages, too.")
    var texts = false

    @OptionGroup var output: OutputOptions

    func run() async throws {
        let reference = try Reference(typed: reference)
        let view = try await CommandContext.withWiring { wiring in
            do {
                return try await InspectCase(wiring.office)(reference)
            } catch CaseAccessError.notFound {
                throw CommandFailure("there is no case \(reference.spoken)")
            }
        }
        output.report(json: CaseReport(view: view).json) { CaseText(view: view, showsTexts: texts).text }
    }
}
