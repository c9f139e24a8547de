public import Domain
import FoundationEssentials
import JobQueue
import Persistence
import Postgres

/// Has the link by which somebody goes on with a draft later sent to an e-mail address.
public struct AskForDraftLink: Sendable {
    private let office: CaseOffice

    public init(_ office: CaseOffice) {
        self.office = office
    }

    /// - Parameter address: one that `ComplaintFields.email` takes
    /// - Throws: `DraftError`
    public func callAsFunction(for id: DraftID, to address: String) async throws {
        let asked = try await office.transaction { connection, writer in
            let ask = AskForLink(
                for: id, to: address, at: writer.now, expiresAt: writer.now.addingTimeInterval(Draft.lifetime))
            guard try !connection.execute(ask).isEmpty else { return false }
            try connection.run(EnqueueJobs([try .sendingLink(of: id)]))
            return true
        }
        if !asked { throw DraftError.tooManyLinks }
    }
}

extension NewJob {
    /// The address stands in the draft, so that it goes with it.
    fileprivate static func sendingLink(of id: DraftID) throws -> NewJob {
        NewJob(kind: .sendDraftLink, args: try JobArgs.encode(DraftLinkArgs(draft: id)), queue: .mail)
    }
}
