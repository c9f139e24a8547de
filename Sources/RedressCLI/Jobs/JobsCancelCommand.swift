import ArgumentParser
import Domain
import JobQueue

struct JobsCancelCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cancel", abstract: "Ends jobs without success.",
        discussion: """
            What waits ends at once. What a worker holds is asked to end, within about a second; it may still finish \
            first. Timers of a case end with the case, not here.
            """)

    @Argument(help: "The numbers of jobs.", transform: JobArgument.jobID)
    var ids: [JobID]

    @Option(help: "Why; it goes into the history. A category, never somebody's name or data.")
    var reason: String

    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard !reason.isEmpty else { throw ValidationError("--reason is empty; a few words say why the jobs end") }
    }

    func run() async throws {
        let cancelled = try await CommandContext.withQueue { try await $0.cancel(ids, reason: reason) }
        let (over, asked) = (cancelled.filter(\.isOver).map(\.id), cancelled.filter { !$0.isOver }.map(\.id))
        let missing = ActedOn(wanted: ids, found: cancelled.map(\.id)).missing
        output.report(json: json(over, asked, missing)) {
            "cancelled: \(words(over))\nasked to end: \(words(asked))"
        }
        try complain(of: missing)
    }

    private func complain(of missing: [JobID]) throws {
        guard !missing.isEmpty else { return }
        let problem = "not found: \(words(missing)); redress jobs show says what became of a job"
        if Set(missing) == Set(ids) { throw CommandFailure(problem) }
        Remark.print(problem)
    }

    private func json(_ over: [JobID], _ asked: [JobID], _ missing: [JobID]) -> JSONValue {
        [
            "cancelled": .array(over.map(\.json)), "asked_to_end": .array(asked.map(\.json)),
            "not_found": .array(missing.map(\.json)),
        ]
    }

    private func words(_ ids: [JobID]) -> String {
        ids.isEmpty ? "none" : ids.map(\.description).joined(separator: ", ")
    }
}
