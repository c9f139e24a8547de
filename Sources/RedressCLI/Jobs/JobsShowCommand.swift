import ArgumentParser
import Foundation
import JobQueue

struct JobsShowCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Shows a job or a timer: what it is to do, where it stands, its attempts and its steps.")

    @Argument(help: "The number of a job, or the UUID of a timer.")
    var id: String

    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard UUID(uuidString: id) == nil else { return }
        do {
            _ = try JobArgument.jobID(id)
        } catch {
            throw ValidationError("\"\(id)\" is neither the number of a job nor the UUID of a timer")
        }
    }

    func run() async throws {
        guard let job = try await CommandContext.withQueue(find) else { throw CommandFailure(notFound) }
        output.report(json: JobReport(job: job).json) { JobText(job: job).text }
    }

    private func find(in queue: Queue) async throws -> JobDetail? {
        if let timer = UUID(uuidString: id) { return try await queue.showTimer(timer) }
        return try await queue.show(JobArgument.jobID(id))
    }

    private var notFound: String {
        if UUID(uuidString: id) == nil { return "there is no job \(id), or it was over more than 8 days ago" }
        return "there is no armed timer \(id): it has fired, was cancelled, or never was"
    }
}
