import Domain
import FoundationEssentials
import JobQueue
import Persistence
import Postgres

/// Takes in the complaints of a file. The file is streamed, groups of rows share a transaction, and importing it again
/// changes nothing: a row is known by its source and its own id. So an import that was broken off goes on where it was
/// when it is started again.
public struct ImportComplaints: Sendable {
    private let office: CaseOffice

    /// Rows in one transaction, as many as in a batch of the intake.
    private static let groupSize = 256
    /// Groups on their way at the same time: one is written while the other waits for its commit.
    private static let width = 2

    public init(_ office: CaseOffice) {
        self.office = office
    }

    /// - Parameters:
    ///   - source: the name of the books that the rows come from; by default the mapping's
    ///   - isDryRun: reports what would happen, and changes nothing
    ///   - onRejected: told of each row that is no complaint, when it is found
    /// - Throws: `ImportFileError`, `ImportMismatch`; `ImportStopped` when the database could not take a row, and
    ///   whatever `onRejected` throws. What was committed before is in, and importing again goes on from there.
    public func callAsFunction(
        _ file: ImportedFile, mapping: ImportMapping, source: String? = nil, isDryRun: Bool = false,
        onRejected: (RejectedRow) throws -> Void = { _ in }
    ) async throws -> ImportReport {
        let today = try await today()
        let groups = ImportGroups(
            rows: try ImportRows(file, for: mapping), size: Self.groupSize,
            preparation: ImportPreparation(
                mapping, on: today, directory: office.directory, profiles: office.profiles))
        let source = source ?? mapping.source
        let desk: any ImportDesk =
            isDryRun ? ImportForecast(office, source, on: today) : ImportIntake(office, source)
        var tally = ImportTally(office: office)
        try await withThrowingTaskGroup(of: [ImportedRowResult].self) { underWay in
            var count = 0
            while let group = try groups.next(rejecting: { try tally.reject($0, onRejected) }) {
                if count == Self.width, let results = try await underWay.next() {
                    try tally.note(results, onRejected)
                    count -= 1
                }
                underWay.addTask { try await desk.take(group) }
                count += 1
            }
            for try await results in underWay { try tally.note(results, onRejected) }
        }
        return tally.report
    }

    private func today() async throws -> CalendarDay {
        let now = try await office.pool.execute(ReadCaseTime(set: office.clock.now)).first
        guard let now else { throw CorruptRow(table: "now", column: "now") }
        return LondonTime.day(of: now)
    }
}

/// The rows of a file that are complaints, some at a time.
private struct ImportGroups {
    let rows: ImportRows
    let size: Int
    let preparation: ImportPreparation

    /// - Returns: `nil` at the end of the file.
    func next(rejecting: (RejectedRow) throws -> Void) throws -> [PreparedComplaint]? {
        var group: [PreparedComplaint] = []
        while group.count < size, let row = try rows.next() {
            switch preparation.prepare(row) {
            case .success(let complaint): group.append(complaint)
            case .failure(let rejection): try rejecting(rejection.row)
            }
        }
        return group.isEmpty ? nil : group
    }
}

/// Counts what became of the rows.
private struct ImportTally {
    let office: CaseOffice
    private(set) var report = ImportReport()

    init(office: CaseOffice) {
        self.office = office
    }

    mutating func reject(_ row: RejectedRow, _ onRejected: (RejectedRow) throws -> Void) throws {
        report.reject(row)
        try onRejected(row)
    }

    mutating func note(_ results: [ImportedRowResult], _ onRejected: (RejectedRow) throws -> Void) throws {
        for result in results {
            switch result.outcome {
            case .taken(let eligibility):
                report.take(result.draft, eligibility, under: waitClause(result.draft, eligibility))
            case .alreadyThere: report.passOver()
            case .rejected(let row): try reject(row, onRejected)
            }
        }
    }

    /// The rule for the provider's first chance, where one was applied: without an ADR letter.
    private func waitClause(_ draft: ComplaintDraft, _ eligibility: EligibilityDecision) -> String? {
        guard let day = draft.firstComplainedOn, draft.adrLetter == nil else { return nil }
        return office.profile(eligibility.scheme).wait.rule(on: day).clause
    }
}

/// The database could not take a row.
public struct ImportStopped: Error, CustomStringConvertible {
    public let line: Int
    public let cause: any Error

    public var description: String {
        "stopped near line \(line) (\(cause)); what was committed is in, and importing again goes on from there"
    }
}
