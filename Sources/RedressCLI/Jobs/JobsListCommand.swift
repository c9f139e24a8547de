import ArgumentParser
import Domain
import Foundation
import JobQueue

struct JobsListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "Lists jobs and timers, oldest or nearest first.")

    @Option(help: "Only those that are in this state.")
    var state: ListedState?

    @Option(help: "Only this kind, such as message.send.")
    var kind: String?

    @Option(help: "At most so many.")
    var limit = 100

    @OptionGroup var output: OutputOptions

    func run() async throws {
        let jobs = try await CommandContext.withPool { pool in
            try await Queue(pool: pool).list(
                state: state?.jobState, kind: kind.map { JobKind(rawValue: $0) }, limit: limit)
        }
        output.report(json: .array(jobs.map(\.json))) { jobs.isEmpty ? "no jobs" : table(jobs) }
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

/// The states as an operator names them.
enum ListedState: String, CaseIterable, ExpressibleByArgument {
    case ready
    case leased
    case retry
    case parked
    case dead
    case timer

    init(_ state: JobState) {
        switch state {
        case .ready: self = .ready
        case .leased: self = .leased
        case .retrying: self = .retry
        case .parked: self = .parked
        case .dead: self = .dead
        case .armed: self = .timer
        }
    }

    var jobState: JobState {
        switch self {
        case .ready: .ready
        case .leased: .leased
        case .retry: .retrying
        case .parked: .parked
        case .dead: .dead
        case .timer: .armed
        }
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
