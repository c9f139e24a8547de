import Foundation
import JobQueue
import Postgres

/// A job or timer as a person would read it.
struct JobText {
    let job: JobDetail

    var text: String {
        [heading, section("Attempts", job.history.map(attempt)), section("Steps done", job.steps.map(step))]
            .filter { !$0.isEmpty }.joined(separator: "\n\n")
    }

    private var heading: String {
        let lines: [String?] = [
            "\(job.id)  \(job.kind)  \(job.standing)",
            "Lane \(job.lane.rawValue), priority \(job.priority)",
            "Args \(String(decoding: job.args.bytes, as: UTF8.self))",
            job.subject.map { "Subject \($0.uuidString.lowercased())" },
            job.uniqueKey.map { "Unique key \($0)" },
            "\(job.state == .armed ? "Armed" : "Enqueued") \(job.enqueuedAt.spokenInLondon)",
            whereItStands,
            job.expiresAt.map { "Not worked after \($0.spokenInLondon)" },
            job.cancellation.map { "Asked to end: \($0)" },
        ]
        return lines.compactMap { $0 }.joined(separator: "\n")
    }

    private var whereItStands: String {
        switch job.state {
        case .ready: "Waits for a worker; \(attempts)"
        case .leased: "Held by worker \(job.worker?.description ?? "-")\(since(job.claimedAt)); \(attempts)"
        case .retrying: "Waits for its next attempt\(due); \(attempts)"
        case .parked: "Put aside because its kind is paused; \(attempts)"
        case .dead: "Given up: \(job.reason ?? "-"); \(attempts)"
        case .armed: "Waits\(due)"
        case nil: "Over: \(job.history.last?.outcome ?? "no attempt is recorded any more")"
        }
    }

    private var attempts: String {
        let rescues = job.rescues == 0 ? "" : ", rescued \(job.rescues) times"
        return "\(job.attempts) of \(job.maxAttempts) attempts\(rescues)"
    }

    private var due: String { job.dueAt.map { ", due \($0.spokenInLondon)" } ?? "" }

    private func since(_ moment: Date?) -> String { moment.map { " since \($0.spokenInLondon)" } ?? "" }

    private func attempt(_ attempt: JobAttempt) -> String {
        let worker = attempt.worker.map { "  worker \($0)" } ?? ""
        let error = attempt.error.map { "  \($0)" } ?? ""
        return "\(attempt.attempt).  \(attempt.finishedAt.spokenInLondon)  \(attempt.outcome)\(worker)\(error)"
    }

    private func step(_ step: JobStep) -> String {
        "\(step.name) = \(String(decoding: step.result.bytes, as: UTF8.self))\(since(step.doneAt))"
    }

    private func section(_ title: String, _ lines: [String]) -> String {
        lines.isEmpty ? "" : ([title] + lines.map { "  \($0)" }).joined(separator: "\n")
    }
}
