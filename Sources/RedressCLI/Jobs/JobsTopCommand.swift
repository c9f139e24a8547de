import ArgumentParser
import Foundation
import JobQueue

struct JobsTopCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "top", abstract: "Shows the same as stats, every 2 seconds until Ctrl-C.",
        discussion: """
            Prints once where the output is no terminal. Workers and the scheduler write figures every ten seconds.
            """)

    @Flag(help: "Print once.")
    var once = false

    @OptionGroup var output: OutputOptions

    func run() async throws {
        try await CommandContext.withQueue { queue in
            repeat {
                let report = try await queue.report()
                if isRepeated { print(Self.clearScreen, terminator: "") }
                output.report(json: report.json) { QueueText(report: report).text }
                if isRepeated { try await Task.sleep(for: .seconds(2)) }
            } while isRepeated
        }
    }

    private var isRepeated: Bool { !once && !output.json && isatty(STDOUT_FILENO) == 1 }

    /// To the upper left corner, and away with everything below.
    private static let clearScreen = "\u{1B}[H\u{1B}[2J"
}
