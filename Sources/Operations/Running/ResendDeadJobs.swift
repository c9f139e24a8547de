import Domain
public import JobQueue
import Persistence
import Postgres

/// Sends dead jobs again, and takes what they put on the staff's list off it.
///
/// The item is resolved by the sending and not by the success: from then on the job is under way like any other, and if
/// it dies again, that puts a new item on the list in the same transaction. So a case is never without one of the two.
public struct ResendDeadJobs: Sendable {
    private let office: CaseOffice

    public init(_ office: CaseOffice) {
        self.office = office
    }

    /// - Returns: whether there was such a dead letter.
    public func callAsFunction(_ id: JobID) async throws -> Bool {
        try await !self([id]).isEmpty
    }

    /// - Returns: those that were dead letters.
    public func callAsFunction(_ ids: [JobID]) async throws -> [JobID] {
        try await resend(ResendDeadLetters(ids: ids))
    }

    /// - Returns: the jobs sent again.
    public func callAsFunction(_ filter: RetryDeadLetters) async throws -> [JobID] {
        try await resend(filter)
    }

    private func resend<Resend: Statement>(_ statement: Resend) async throws -> [JobID] where Resend.Row == JobID {
        try await office.transaction { connection, writer in
            let sent = try connection.execute(statement)
            try resolveItems(writer, connection)
            return sent
        }
    }

    /// Looked at once more under each case's lock: another of its jobs may be dying at this moment.
    private func resolveItems(_ writer: CaseWriter, _ connection: isolated Connection) throws {
        for id in try connection.execute(ListCasesWithoutDeadJobs()) {
            let stored = try writer.lock(id, connection)
            guard try connection.execute(HasDeadLetter(subject: id.rawValue)).first == false else { continue }
            try writer.resolve(.jobDead, of: stored, connection)
        }
    }
}
