import JobQueue
import Persistence
import Postgres

/// Whether the process can do its work: whether the database answers.
public struct CheckReadiness: Sendable {
    private let office: CaseOffice

    public init(_ office: CaseOffice) {
        self.office = office
    }

    /// - Returns: `nil` when it can, else the reason, in words that may be published.
    public func callAsFunction() async -> String? {
        do {
            _ = try await office.pool.execute(ReadCaseTime(set: nil))
            return nil
        } catch {
            return "the database does not answer"
        }
    }

    /// What does not keep this process from its work, but needs an operator: that no scheduler keeps the queue up.
    ///
    /// - Returns: `nil` when there is nothing, or when the database does not answer.
    public func warning() async -> String? {
        do {
            guard let age = try await Queue(pool: office.pool).tickAge() else {
                return "no scheduler has had a good round in the last hour"
            }
            let isSilent = age >= SchedulerWatch.patience
            return isSilent ? "no scheduler has had a good round for \(age.components.seconds) seconds" : nil
        } catch {
            return nil
        }
    }
}
