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
}
