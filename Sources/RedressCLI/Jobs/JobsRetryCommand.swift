import ArgumentParser
import Bootstrap
import Domain
import Foundation
import JobQueue
import Operations

struct JobsRetryCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "retry", abstract: "Sends dead letters again, with all their attempts.",
        discussion: """
            Name jobs, or filter them: several filters mean all of them. A job that is sent again keeps its number, and \
            so the keys by which the outside world knows it, and the steps that it has done. What it put on the \
            staff's list is taken off.
            """)

    @Argument(help: "The numbers of dead letters.", transform: JobArgument.jobID)
    var ids: [JobID] = []

    @Option(help: "Dead letters of this kind, such as message.send.")
    var kind: String?

    @Option(help: "Dead letters that were given up for this reason, as redress jobs stats prints it.")
    var reason: String?

    @Option(
        help: ArgumentHelp("Dead letters about this, such as a case's id.", valueName: "uuid"),
        transform: JobArgument.subject)
    var subject: UUID?

    @Flag(help: "All dead letters.")
    var all = false

    @OptionGroup var output: OutputOptions

    func validate() throws {
        let isFiltered = kind != nil || reason != nil || subject != nil
        guard [!ids.isEmpty, isFiltered, all].count(where: { $0 }) == 1 else {
            throw ValidationError(
                "Name either the numbers of jobs, or --kind, --reason and --subject or some of them, or --all.")
        }
    }

    func run() async throws {
        if ids.isEmpty { try await retryFiltered() } else { try await retryNamed() }
    }

    private func retryNamed() async throws {
        let sent = try await CommandContext.withWiring { try await ResendDeadJobs($0.office)(ids) }
        try ActedOn(wanted: ids, found: sent).report(
            "sent_again", to: output, why: "redress jobs list --state dead lists the dead letters")
    }

    private func retryFiltered() async throws {
        let sent = try await CommandContext.withWiring { try await retryMany(ResendDeadJobs($0.office)) }
        output.report(json: ["sent_again": .array(sent.map(\.json))]) { "sent again: \(sent.count)" }
        guard !sent.isEmpty else {
            throw CommandFailure("there is no such dead letter; redress jobs list --state dead lists them")
        }
    }

    /// In pieces, so that no transaction is long. Numbers only rise, so what dies again meanwhile is not sent a second
    /// time: it would go round for ever.
    private func retryMany(_ resend: ResendDeadJobs) async throws -> [JobID] {
        var next = RetryDeadLetters(
            kind: kind.map { JobKind(rawValue: $0) }, subject: subject, reason: reason, limit: Self.batch)
        var all: [JobID] = []
        while case let sent = try await resend(next), let last = sent.max() {
            all += sent
            next.after = last
        }
        return all
    }

    private static let batch = 200
}
