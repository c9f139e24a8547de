import Domain
import FoundationEssentials
public import JobQueue
import Persistence
import Postgres

/// Compares a case with the other open cases of its person, and links those that look like one with it: both histories
/// say so, and an item on the later one asks the staff to look. Nothing is taken away or put off by it.
public struct LinkDuplicates: Sendable {
    private let office: CaseOffice

    public init(_ office: CaseOffice) {
        self.office = office
    }

    /// The job. Running again finds what is linked already.
    public func callAsFunction(_ args: CaseReviewArgs, job: ClaimedJob) async throws {
        try await office.transaction { connection, writer in
            try acknowledge(job, on: connection)
            let subject = try writer.read(args.caseID, connection)
            let candidates = try connection.execute(FindCasesOfSamePerson(of: args.caseID))
            let others = try connection.execute(ReadCases(candidates)).compactMap { other in
                DuplicateRule.judge(subject.complaint, other.complaint, directory: office.directory).map { finding in
                    (id: other.subject.id, finding: finding)
                }
            }
            guard !others.isEmpty else { return }
            let held = HeldCases(try writer.lock(others.map(\.id) + [args.caseID], connection))
            for other in others {
                let link = InsertDuplicateLink(other.finding, between: args.caseID, and: other.id, at: writer.now)
                guard let laterID = try connection.execute(link).first else { continue }
                try held.note(on: args.caseID, other.id, writer, connection) { .duplicateSuspected($0, other.finding) }
                try writer.raise(.duplicate, of: try held.stored(laterID), connection)
            }
        }
    }
}

/// Cases whose locks the transaction holds.
struct HeldCases {
    private let cases: [CaseID: StoredCase]

    init(_ cases: [StoredCase]) {
        self.cases = Dictionary(uniqueKeysWithValues: cases.map { ($0.subject.id, $0) })
    }

    func stored(_ id: CaseID) throws -> StoredCase {
        guard let stored = cases[id] else { throw CaseAccessError.notFound }
        return stored
    }

    /// Writes into both histories what there is to say of the other case.
    func note(
        on one: CaseID, _ other: CaseID, _ writer: CaseWriter, _ connection: isolated Connection,
        _ event: (Reference) -> CaseEvent
    ) throws {
        for (this, that) in [(one, other), (other, one)] {
            try writer.note(event(try stored(that).reference), on: try stored(this), connection)
        }
    }
}

extension CaseWriter {
    /// In the order of their ids, so that two transactions cannot wait for each other.
    func lock(_ ids: [CaseID], _ connection: isolated Connection) throws -> [StoredCase] {
        var cases: [StoredCase] = []
        for id in ids.sorted(by: { $0.rawValue < $1.rawValue }) { cases.append(try lock(id, connection)) }
        return cases
    }
}
