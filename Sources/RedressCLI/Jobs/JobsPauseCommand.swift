import ArgumentParser
import Domain
import JobQueue

struct JobsPauseCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "pause", abstract: "Lets no job of a lane, queue, provider or kind start.",
        discussion: "Workers stop within a second; what runs goes on. Nothing is lost, and no attempt is spent.")

    @OptionGroup var target: PausableOptions

    @Option(help: "Why; redress jobs pauses shows it. Never somebody's name or data.")
    var reason: String?

    @OptionGroup var output: OutputOptions

    func run() async throws {
        let pausable = try target.pausable
        let isNew = try await CommandContext.withQueue { try await $0.pause(pausable, reason: reason) }
        output.report(json: ["paused": .string(pausable.inWords), "was_paused": .bool(!isNew)]) {
            isNew ? "paused: \(pausable.inWords)" : "\(pausable.inWords) was paused already"
        }
    }
}
