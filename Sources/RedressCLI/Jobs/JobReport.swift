import Domain
import Foundation
import JobQueue
import Postgres

/// A job or timer for programs.
struct JobReport {
    let job: JobDetail

    var json: JSONValue {
        [
            "id": .string(job.id), "state": .string(job.standing), "kind": .string(job.kind.rawValue),
            "args": JSONValue(document: job.args.bytes), "lane": .string(job.lane.rawValue),
            "priority": JSONValue(count: Int(job.priority)),
            "subject": JSONValue(text: job.subject?.uuidString.lowercased()),
            "unique_key": JSONValue(text: job.uniqueKey), "attempts": JSONValue(count: Int(job.attempts)),
            "max_attempts": JSONValue(count: Int(job.maxAttempts)), "rescues": JSONValue(count: Int(job.rescues)),
            "enqueued_at": JSONValue(moment: job.enqueuedAt), "due_at": JSONValue(moment: job.dueAt),
            "expires_at": JSONValue(moment: job.expiresAt), "worker": JSONValue(text: job.worker?.description),
            "claimed_at": JSONValue(moment: job.claimedAt), "cancellation": JSONValue(text: job.cancellation),
            "reason": JSONValue(text: job.reason), "history": .array(job.history.map(attempt)),
            "steps": .array(job.steps.map(step)),
        ]
    }

    private func attempt(_ attempt: JobAttempt) -> JSONValue {
        [
            "attempt": JSONValue(count: Int(attempt.attempt)), "outcome": .string(attempt.outcome),
            "error": JSONValue(text: attempt.error), "worker": JSONValue(text: attempt.worker?.description),
            "claimed_at": JSONValue(moment: attempt.claimedAt), "finished_at": JSONValue(moment: attempt.finishedAt),
        ]
    }

    private func step(_ step: JobStep) -> JSONValue {
        [
            "name": .string(step.name), "result": JSONValue(document: step.result.bytes),
            "done_at": JSONValue(moment: step.doneAt),
        ]
    }
}

extension JobDetail {
    /// The state as an operator names it; `over` for a job that stands nowhere any more.
    var standing: String { state.map { ListedState($0).rawValue } ?? "over" }
}
