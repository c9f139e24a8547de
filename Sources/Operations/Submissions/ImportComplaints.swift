import Domain
import FoundationEssentials
import JobQueue
import Persistence
import Postgres

/// Takes in the complaints of a file, one JSON object a line. The file is streamed, and importing it again changes
/// nothing: a row is known by its source and its `external_id`.
public struct ImportComplaints: Sendable {
    private let office: CaseOffice
    private let accept: AcceptComplaint

    /// Rows on their way at the same time; the database's commits, not the reading, set the pace.
    private static let width = 8

    public init(_ office: CaseOffice) {
        self.office = office
        accept = AcceptComplaint(office)
    }

    /// - Parameters:
    ///   - path: of a JSONL file; `-` for standard input
    ///   - source: the name of the books that the rows come from; with `external_id` it tells rows apart
    /// - Throws: `ImportFileError`; `ImportStopped` when the database could not take a row. The rows before it are in,
    ///   and importing again goes on from there.
    public func callAsFunction(path: String, mapping: ComplaintMapping, source: String) async throws -> ImportReport {
        let reader = try ImportLineReader(path: path)
        let preparation = ImportPreparation(
            mapping, on: try await today(), directory: office.directory, profiles: office.profiles)
        var report = ImportReport()
        try await withThrowingTaskGroup(of: ImportedResult.self) { group in
            var underWay = 0
            while let line = try reader.next() {
                if line.isBlank { continue }
                switch preparation.prepare(line) {
                case .failure(let rejection): report.reject(rejection.row)
                case .success(let complaint):
                    if underWay == Self.width, let result = try await group.next() {
                        note(result, in: &report)
                        underWay -= 1
                    }
                    group.addTask { try await take(complaint, source) }
                    underWay += 1
                }
            }
            for try await result in group { note(result, in: &report) }
        }
        return report
    }

    private func today() async throws -> CalendarDay {
        let now = try await office.pool.execute(ReadCaseTime(set: office.clock.now)).first
        guard let now else { throw CorruptRow(table: "now", column: "now") }
        return LondonTime.day(of: now)
    }

    private func take(_ complaint: PreparedComplaint, _ source: String) async throws -> ImportedResult {
        let submission = Submission(draft: complaint.draft, client: "import:\(source)")
        let row = ImportedRow(source: source, externalID: complaint.externalID)
        do {
            return ImportedResult(complaint: complaint, accepted: try await accept(submission, importedAs: row))
        } catch {
            throw ImportStopped(line: complaint.line, cause: error)
        }
    }

    private func note(_ result: ImportedResult, in report: inout ImportReport) {
        guard let accepted = result.accepted else { return report.passOver() }
        let draft = result.complaint.draft
        report.take(draft, accepted.eligibility, under: waitClause(draft, accepted.eligibility))
    }

    /// The rule for the provider's first chance, where one was applied: without an ADR letter.
    private func waitClause(_ draft: ComplaintDraft, _ eligibility: EligibilityDecision) -> String? {
        guard let day = draft.firstComplainedOn, draft.adrLetter == nil else { return nil }
        return office.profile(eligibility.scheme).wait.rule(on: day).clause
    }
}

/// What became of one row; no acceptance for one that was there already.
private struct ImportedResult: Sendable {
    let complaint: PreparedComplaint
    let accepted: AcceptedComplaint?
}

/// The database could not take a row.
public struct ImportStopped: Error, CustomStringConvertible {
    public let line: Int
    public let cause: any Error

    public var description: String {
        "stopped at line \(line) (\(cause)); the rows before it are in, and importing again goes on from there"
    }
}
