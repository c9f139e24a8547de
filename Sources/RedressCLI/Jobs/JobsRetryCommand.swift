import ArgumentParser
import Bootstrap
import Domain
import JobQueue
import Operations

struct JobsRetryCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "retry", abstract: "Sends dead letters again, with all their attempts.",
        discussion: "A job that is sent again keeps its number, and so the keys by which the outside world knows it.")

    @Argument(help: "The number of a dead letter.")
    var id: Int64?

    @Option(help: "All dead letters of this kind, such as message.send.")
    var kind: String?

    @Flag(help: "All dead letters.")
    var all = false

    @OptionGroup var output: OutputOptions

    func validate() throws {
        let choices = [id != nil, kind != nil, all].count { $0 }
        guard choices == 1 else { throw ValidationError("Name one of: the number of a job, --kind, or --all.") }
    }

    func run() async throws {
        let sent = try await CommandContext.withWiring { try await retry(ResendDeadJobs($0.office)) }
        output.report(json: ["sent_again": JSONValue(count: sent)]) { "sent again: \(sent)" }
    }

    private func retry(_ resend: ResendDeadJobs) async throws -> Int {
        guard let id else { return try await retryMany(resend) }
        guard try await resend(JobID(rawValue: id)) else {
            throw CommandFailure("there is no dead letter \(id); redress jobs list --state dead lists them")
        }
        return 1
    }

    /// In pieces, so that no transaction is long. What dies again meanwhile is not sent a second time: it would go round
    /// for ever.
    private func retryMany(_ resend: ResendDeadJobs) async throws -> Int {
        var seen: Set<JobID> = []
        while true {
            let kind = kind.map { JobKind(rawValue: $0) }
            let sent = try await resend(RetryDeadLetters(kind: kind, limit: Self.batch))
            let isNews = sent.contains { !seen.contains($0) }
            seen.formUnion(sent)
            guard isNews else { return seen.count }
        }
    }

    private static let batch = 200
}
