import Domain
import FoundationEssentials
import JobQueue
import Persistence
import Postgres

/// Makes the copy by which a file is shared. It is scanned like any other file, and only then can it be opened.
public struct RenderEvidence: Sendable {
    private let evidenceOffice: EvidenceOffice
    private let maker: any RenditionMaker

    public init(_ evidenceOffice: EvidenceOffice, maker: any RenditionMaker) {
        self.evidenceOffice = evidenceOffice
        self.maker = maker
    }

    /// - Throws: `RenditionError`, `EvidenceStoreError` or `SealBroken`; the copy stays to be made then.
    public func callAsFunction(_ args: EvidenceArgs) async throws {
        guard let task = try await task(args.id) else { return }
        var reader = try evidenceOffice.vault.reader(of: task.source)
        guard let kind = task.source.evidence.kind else { return }
        try await maker.make(of: { try await reader.next() }, kind, flattening: task.copy.isFlattened) { copy in
            try await ReceiveEvidence(evidenceOffice)(task.copy, until: .withSource, copy)
        }
    }

    private struct Task: Sendable {
        let copy: Evidence
        let source: StoredFile
    }

    /// - Returns: nil when there is nothing left to make.
    private func task(_ id: EvidenceID) async throws -> Task? {
        let evidenceOffice = evidenceOffice
        return try await evidenceOffice.office.transaction { connection, writer in
            guard let seen = try connection.execute(FindEvidence(id)).first, let original = seen.copy?.original else {
                return nil
            }
            let copy = try writer.lock(id, connection)
            guard copy.state == .receiving, let source = try connection.execute(FindEvidence(original)).first,
                source.state == .clean
            else { return nil }
            guard copy.received == 0 else {
                try replace(copy, writer, connection)
                return nil
            }
            return Task(copy: copy, source: try evidenceOffice.file(source, connection))
        }
    }

    /// No two copies need to be alike, so what a killed worker has left of one is no beginning of another. It is cleared
    /// away by a job of its own, and one that was only stopped cannot go on with it.
    private func replace(_ copy: Evidence, _ writer: CaseWriter, _ connection: isolated Connection) throws {
        var left = copy
        left.state = .removed
        try writer.settle(left, connection)
        let next = Evidence(
            id: EvidenceID(rawValue: .version7()), caseID: copy.caseID, owner: copy.owner, fileName: copy.fileName,
            description: copy.description, size: copy.size, copy: copy.copy, createdAt: writer.now)
        try evidenceOffice.announce(next, at: writer.now, connection)
        try connection.run(EnqueueJobs([try .rendering(next)]))
    }
}
