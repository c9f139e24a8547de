import Domain
import FoundationEssentials
public import JobQueue
import Persistence
import Postgres

/// Takes the content of a file out of the store once nobody is to have it any more. The row stays.
public struct DiscardEvidence: Sendable {
    private let evidenceOffice: EvidenceOffice

    public init(_ evidenceOffice: EvidenceOffice) {
        self.evidenceOffice = evidenceOffice
    }

    /// - Throws: `EvidenceStoreError` when the store does not let go of it now.
    public func callAsFunction(_ args: EvidenceArgs, job: ClaimedJob) async throws {
        let parts = try await parts(args.id)
        for part in parts { try await evidenceOffice.vault.store.remove(part) }
        try await evidenceOffice.office.pool.transaction { connection in
            try acknowledge(job, on: connection)
            // The objects first: a part without a row would never be found again.
            try connection.run(DeleteEvidenceParts(parts))
        }
    }

    private func parts(_ id: EvidenceID) async throws -> [UUID] {
        try await evidenceOffice.office.pool.transaction { connection in
            guard let evidence = try connection.execute(FindEvidence(id)).first, !evidence.state.counts else {
                return []
            }
            return try connection.execute(ListEvidenceParts(of: id)).map(\.id)
        }
    }
}

/// Gives up an upload of which nothing has come for a day, so that it takes up neither space nor room in the limits.
public struct GiveUpEvidence: Sendable {
    private let evidenceOffice: EvidenceOffice

    public init(_ evidenceOffice: EvidenceOffice) {
        self.evidenceOffice = evidenceOffice
    }

    public func callAsFunction(_ args: EvidenceArgs, job: ClaimedJob) async throws {
        try await evidenceOffice.office.transaction { connection, writer in
            try acknowledge(job, on: connection)
            var evidence = try writer.lock(args.id, connection)
            guard evidence.state == .receiving else { return }
            guard evidence.isAbandoned(at: writer.now) else {
                try connection.run(ScheduleTimers([try .givingUp(evidence, at: evidence.changedAt)]))
                return
            }
            evidence.state = .removed
            try writer.settle(evidence, connection)
        }
    }
}
