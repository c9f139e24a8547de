import ArgumentParser
import Domain
import JobQueue

struct JobsResumeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "resume", abstract: "Lets jobs that were paused start again.",
        discussion: "Workers go on within a second. Another pause that covers the same jobs still holds.")

    @OptionGroup var target: PausableOptions

    @OptionGroup var output: OutputOptions

    func run() async throws {
        let pausable = try target.pausable
        let wasPaused = try await CommandContext.withQueue { try await $0.resume(pausable) }
        output.report(json: ["resumed": wasPaused ? .string(pausable.inWords) : .null]) {
            "resumed: \(wasPaused ? pausable.inWords : "nothing")"
        }
        guard wasPaused else {
            throw CommandFailure("\(pausable.inWords) is not paused; redress jobs pauses lists what is")
        }
    }
}
