import ArgumentParser
import Domain
import Foundation
import JobQueue

struct JobsListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "Lists jobs and timers, oldest or nearest first.",
        discussion: """
            Several filters mean all of them. Reads the tables that workers claim from: for a person's look, not for a \
            loop. redress jobs stats is cheaper.
            """)

    @Option(help: "Only those that are in this state.")
    var state: ListedState?

    @Option(help: "Only this kind, such as message.send.")
    var kind: String?

    @Option(help: "Only this queue, with all its lanes.", transform: JobArgument.queue)
    var queue: QueueName?

    @Option(help: "Only this provider, in all queues.", transform: JobArgument.provider)
    var provider: String?

    @Option(help: "Only this lane, such as mail/o2.", transform: JobArgument.lane)
    var lane: Lane?

    @Option(
        help: ArgumentHelp("Only what is about this, such as a case's id.", valueName: "uuid"),
        transform: JobArgument.subject)
    var subject: UUID?

    @Option(
        help: ArgumentHelp(
            "Only what was enqueued, armed or given up longer ago: 90s, 15m, 2h or 3d.", valueName: "time"),
        transform: JobArgument.duration)
    var olderThan: Duration?

    @Option(help: "At most so many.")
    var limit = 100

    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard limit > 0 else { throw ValidationError("--limit is \(limit); it has to be 1 or more") }
    }

    func run() async throws {
        let jobs = try await CommandContext.withQueue { try await $0.list(filter, limit: limit) }
        output.report(json: .array(jobs.map(\.json))) { jobs.isEmpty ? "no jobs" : table(jobs) }
    }

    private var filter: JobFilter {
        JobFilter(
            state: state?.jobState, kind: kind.map { JobKind(rawValue: $0) }, queue: queue, provider: provider,
            lane: lane, subject: subject, olderThan: olderThan)
    }

    private func table(_ jobs: [JobSummary]) -> String {
        var table = TextTable("ID", "STATE", "KIND", "LANE", "ATTEMPTS", "AT", "REASON")
        for job in jobs {
            table.add(
                job.id, ListedState(job.state).rawValue, job.kind.rawValue, job.lane.rawValue, "\(job.attempts)",
                job.at.spokenInLondon, job.reason ?? "")
        }
        return table.text
    }
}

extension JobSummary {
    fileprivate var json: JSONValue {
        [
            "id": .string(id), "state": .string(ListedState(state).rawValue), "kind": .string(kind.rawValue),
            "lane": .string(lane.rawValue), "subject": JSONValue(text: subject?.uuidString.lowercased()),
            "attempts": JSONValue(count: Int(attempts)), "rescues": JSONValue(count: Int(rescues)),
            "at": JSONValue(moment: at), "reason": JSONValue(text: reason),
        ]
    }
}
