import Domain
import Persistence
import Synchronization

/// Takes complaints in as `AcceptComplaint` does, for many callers at once: those that come while others are being
/// written are written together, by one transaction, and each is answered after its commit.
///
/// A repeat of a submission that waits gets the same answer; one of a submission that is being written at this moment is
/// refused with `keyInUse`. When more wait than can be answered soon, `unavailable` is thrown before memory grows.
public final class SubmissionBatcher: Sendable {
    private typealias Answer = CheckedContinuation<AcceptedComplaint, any Error>
    private typealias Queue = SubmissionQueue<Answer>

    private let accept: AcceptComplaints
    private let queue: Mutex<Queue>

    /// - Parameter limit: how many submissions may wait to be written
    public init(_ office: CaseOffice, limit: Int = 1024) {
        accept = AcceptComplaints(office)
        queue = Mutex(Queue(limit: limit))
    }

    /// - Throws: `SubmissionError`; nothing was changed then.
    public func callAsFunction(_ submission: Submission) async throws -> AcceptedComplaint {
        let intake = ComplaintIntake(submission)
        return try await withCheckedThrowingContinuation { answer in
            switch queue.withLock({ $0.add(intake, answer) }) {
            case .waits: break
            case .starts(let batch): Task { await write(batch) }
            case .keyIsInUse: answer.resume(throwing: SubmissionError.keyInUse)
            case .isFull: answer.resume(throwing: SubmissionError.unavailable)
            }
        }
    }

    /// Goes on for as long as anything waits.
    private func write(_ batch: [Queue.Entry]) async {
        var next: [Queue.Entry]? = batch
        while let batch = next {
            let answers = await accept(batch.map(\.intake))
            for entry in batch {
                let answer = answers[entry.intake.id] ?? .failure(SubmissionError.unavailable)
                for waiter in entry.waiters { waiter.resume(with: answer) }
            }
            next = queue.withLock { $0.finish(batch) }
        }
    }
}
